package io.github.camelinvokeai.embedded.image;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelinvokeai.embedded.web.ApiAnswer;
import io.github.camelinvokeai.embedded.web.ApiFault;
import io.github.camelinvokeai.embedded.web.ApiFields;
import io.github.camelinvokeai.embedded.web.ApiRequest;
import io.github.camelinvokeai.embedded.web.ApiRequest.Part;
import io.github.camelinvokeai.embedded.web.ApiRoutes;
import io.github.camelinvokeai.embedded.web.Router;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes pictures from outside. */
final class UploadRoutes implements ApiRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(UploadRoutes.class);
    private static final String FILE = "file";

    private final ImageStore images;
    private final BoardRules boards;

    UploadRoutes(ImageStore images, BoardRules boards) {
        this.images = images;
        this.boards = boards;
    }

    @Override
    public void addTo(Router router) {
        router.on("POST", ImageRoutes.IMAGES + "/upload", this::upload);
        router.on("POST", ImageRoutes.IMAGES + "/", request -> {
            throw ApiFault.of(501, "Not implemented");
        });
    }

    private ApiAnswer upload(ApiRequest request) {
        ApiFields query = ApiFields.query(request).require("image_category");
        String category = query.choice("image_category", ImageRoutes.CATEGORIES).orElse(null);
        boolean intermediate = query.require("is_intermediate").flag("is_intermediate").orElse(false);
        String board = query.text("board_id").orElse(null);
        String session = query.text("session_id").orElse(null);
        boolean crop = query.flag("crop_visible").orElse(false);
        Optional<Part> file = request.part(FILE);
        if (file.isEmpty()) {
            query.and(ApiFields.of(NullNode.getInstance(), List.of("body")).require(FILE));
        }
        query.check();
        assertBoard(board, request);
        Part part = file.orElseThrow();
        if (part.contentType() == null || !part.contentType().startsWith("image")) {
            throw ApiFault.of(415, "Not an image");
        }
        UploadedPicture uploaded = UploadedPicture.open(part.content());
        EmbeddedTexts texts = uploaded.texts().overriddenBy(request.part("metadata").map(UploadRoutes::text));
        Optional<Size> size = request.part("resize_to").map(UploadRoutes::text).filter(text -> !text.isEmpty())
                .map(Size::parse);
        Bands picture = uploaded.decoded();
        if (crop) {
            picture = Visible.cropped(picture);
        }
        if (size.isPresent()) {
            picture = Resampling.BICUBIC.resize(picture.to(Bands.Mode.RGBA), size.get().width(), size.get().height());
        }
        NewImage about = new NewImage(
                "external", category, intermediate, request.user().id(), board, session, null, texts.metadata(),
                texts.workflow(), texts.graph());
        return created(picture, about);
    }

    private ApiAnswer created(Bands picture, NewImage about) {
        try {
            ImageRecord made = images.add(picture, about);
            return ApiAnswer.json(201, made.toJson()).withHeader("Location", made.fullUrl());
        } catch (UncheckedIOException e) {
            LOG.error("An uploaded image could not be kept", e);
            throw ApiFault.of(500, "Failed to create image");
        }
    }

    private void assertBoard(String board, ApiRequest request) {
        if (board == null) {
            return;
        }
        if (boards.name(board).isEmpty()) {
            throw ApiFault.notFound("Board not found");
        }
        if (!boards.mayWrite(request.user(), board)) {
            throw ApiFault.of(403, "Not authorized to upload to this board");
        }
    }

    private static String text(Part part) {
        return new String(part.content(), StandardCharsets.UTF_8);
    }
}
