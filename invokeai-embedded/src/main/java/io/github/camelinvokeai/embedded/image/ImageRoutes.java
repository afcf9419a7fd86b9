package io.github.camelinvokeai.embedded.image;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.auth.Access;
import io.github.camelinvokeai.embedded.event.EventSink;
import io.github.camelinvokeai.embedded.web.ApiAnswer;
import io.github.camelinvokeai.embedded.web.ApiFault;
import io.github.camelinvokeai.embedded.web.ApiFields;
import io.github.camelinvokeai.embedded.web.ApiRequest;
import io.github.camelinvokeai.embedded.web.ApiRoutes;
import io.github.camelinvokeai.embedded.web.Router;

/** The calls below {@code /api/v1/images}. */
public final class ImageRoutes implements ApiRoutes {

    static final String IMAGES = "/api/v1/images";
    static final List<String> CATEGORIES = List.of("general", "mask", "control", "user", "other");
    private static final String IMAGE = IMAGES + "/i/{image_name}";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ImageStore images;
    private final ImageAccess access;
    private final boolean multiUser;
    private final List<ApiRoutes> others;

    /**
     * The calls about the pictures of a store.
     *
     * @param multiUser whether there are logins, so that nobody in between may keep pictures
     * @param events    told of downloads of many pictures
     */
    public ImageRoutes(ImageStore images, BoardRules boards, boolean multiUser, EventSink events) {
        this.images = images;
        this.access = new ImageAccess(images, boards);
        this.multiUser = multiUser;
        this.others = List.of(new UploadRoutes(images, boards), new ImageListRoutes(images, access),
                new BulkDownloadRoutes(images, boards, access, events));
    }

    @Override
    public void addTo(Router router) {
        router.on("GET", IMAGE, this::get).on("PATCH", IMAGE, this::update).on("DELETE", IMAGE, this::delete)
                .on("GET", IMAGE + "/full", Access.MEDIA, this::full).on("HEAD", IMAGE + "/full", Access.MEDIA, this::full)
                .on("GET", IMAGE + "/thumbnail", Access.MEDIA, this::thumbnail).on("GET", IMAGE + "/urls", this::urls)
                .on("GET", IMAGE + "/metadata", this::metadata).on("GET", IMAGE + "/workflow", this::workflow);
        others.forEach(routes -> routes.addTo(router));
    }

    private ApiAnswer get(ApiRequest request) {
        return ApiAnswer.json(readable(request).toJson());
    }

    private ImageRecord readable(ApiRequest request) {
        String name = request.pathValue("image_name");
        access.assertRead(name, request.user());
        return images.record(name).orElseThrow(() -> ApiFault.notFound("Not Found"));
    }

    private ApiAnswer update(ApiRequest request) {
        String name = request.pathValue("image_name");
        JsonNode sent = request.json();
        ApiFields fields = ApiFields.of(sent, List.of("body"));
        if (!sent.isObject()) {
            fields.problem("model_attributes_type", List.of(),
                    "Input should be a valid dictionary or object to extract fields from", sent, null);
            fields.check();
        }
        ImageChanges changes = new ImageChanges(
                fields.choice("image_category", CATEGORIES).orElse(null), fields.text("session_id").orElse(null),
                fields.strictFlag("is_intermediate").orElse(null), fields.strictFlag("starred").orElse(null));
        fields.check();
        access.assertWrite(name, request.user());
        return ApiAnswer.json(images.change(name, changes)
                .orElseThrow(() -> ApiFault.of(400, "Failed to update image")).toJson());
    }

    private ApiAnswer delete(ApiRequest request) {
        String name = request.pathValue("image_name");
        access.assertWrite(name, request.user());
        ImageRecord image = images.record(name).orElseThrow(() -> ApiFault.notFound("Image not found"));
        if (!images.delete(name)) {
            throw ApiFault.notFound("Image not found");
        }
        return ApiAnswer.json(new Affected("deleted_images").done(image).toJson());
    }

    private ApiAnswer full(ApiRequest request) {
        String name = readable(request).name();
        return ApiAnswer.bytes("image/png", images.full(name).orElseThrow(() -> ApiFault.notFound("Not Found")))
                .withHeader("Cache-Control", caching())
                .withHeader("Content-Disposition", "inline; filename=\"" + name + "\"");
    }

    private ApiAnswer thumbnail(ApiRequest request) {
        String name = readable(request).name();
        return ApiAnswer.bytes("image/webp", images.thumbnail(name).orElseThrow(() -> ApiFault.notFound("Not Found")))
                .withHeader("Cache-Control", caching());
    }

    private String caching() {
        return multiUser ? "private, no-store" : "max-age=31536000";
    }

    // InvokeAI makes addresses for any name.
    private ApiAnswer urls(ApiRequest request) {
        String name = request.pathValue("image_name");
        access.assertRead(name, request.user());
        String base = "api/v1/images/i/" + name;
        return ApiAnswer.json(NODES.objectNode().put("image_name", name).put("image_url", base + "/full")
                .put("thumbnail_url", base + "/thumbnail"));
    }

    private ApiAnswer metadata(ApiRequest request) {
        ObjectNode metadata = readable(request).about().metadata();
        return ApiAnswer.json(metadata == null ? NullNode.getInstance() : metadata);
    }

    private ApiAnswer workflow(ApiRequest request) {
        NewImage about = readable(request).about();
        return ApiAnswer.json(NODES.objectNode().put("workflow", about.workflow()).put("graph", about.graph()));
    }
}
