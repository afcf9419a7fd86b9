package io.github.camelinvokeai.embedded.image;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.web.ApiAnswer;
import io.github.camelinvokeai.embedded.web.ApiFault;
import io.github.camelinvokeai.embedded.web.ApiFields;
import io.github.camelinvokeai.embedded.web.ApiRequest;
import io.github.camelinvokeai.embedded.web.ApiRoutes;
import io.github.camelinvokeai.embedded.web.Router;

/** The calls about many pictures at once. */
final class ImageListRoutes implements ApiRoutes {

    /** More names in one request are refused. */
    static final int MOST_NAMES = 1000;

    private static final List<String> ORIGINS = List.of("internal", "external");
    private static final List<String> DIRECTIONS = List.of("ASC", "DESC");
    private static final int LARGEST_PAGE = 1000;
    private static final int USUAL_PAGE = 10;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ImageStore images;
    private final ImageAccess access;

    ImageListRoutes(ImageStore images, ImageAccess access) {
        this.images = images;
        this.access = access;
    }

    @Override
    public void addTo(Router router) {
        router.on("GET", ImageRoutes.IMAGES + "/", this::list).on("GET", ImageRoutes.IMAGES + "/names", this::names)
                .on("POST", ImageRoutes.IMAGES + "/images_by_names", this::byNames)
                .on("GET", ImageRoutes.IMAGES + "/intermediates", this::countIntermediates)
                .on("DELETE", ImageRoutes.IMAGES + "/intermediates", this::clearIntermediates)
                .on("DELETE", ImageRoutes.IMAGES + "/uncategorized", this::deleteUncategorized)
                .on("POST", ImageRoutes.IMAGES + "/delete", request -> forEach(request, "deleted_images", images::delete))
                .on("POST", ImageRoutes.IMAGES + "/star", request -> forEach(request, "starred_images", star(true)))
                .on("POST", ImageRoutes.IMAGES + "/unstar", request -> forEach(request, "unstarred_images", star(false)));
    }

    private ApiAnswer list(ApiRequest request) {
        ApiFields query = ApiFields.query(request);
        ImageFilter filter = filter(request, query);
        int offset = query.number("offset", 0, Integer.MAX_VALUE).orElse(0);
        int limit = query.number("limit", 0, LARGEST_PAGE).orElse(USUAL_PAGE);
        List<ImageRecord> found = sorted(query, filter, request);
        ArrayNode items = NODES.arrayNode();
        found.stream().skip(offset).limit(limit).map(ImageRecord::toJson).forEach(items::add);
        ObjectNode page = NODES.objectNode().put("limit", limit).put("offset", offset).put("total", found.size());
        page.set("items", items);
        return ApiAnswer.json(page);
    }

    private ApiAnswer names(ApiRequest request) {
        ApiFields query = ApiFields.query(request);
        List<ImageRecord> found = sorted(query, filter(request, query), request);
        boolean starredFirst = query.flag("starred_first").orElse(true);
        ObjectNode answer = NODES.objectNode();
        ImageStore.names(found).forEach(answer.putArray("image_names")::add);
        answer.put("starred_count", starredFirst ? found.stream().filter(ImageRecord::starred).count() : 0);
        return ApiAnswer.json(answer.put("total_count", found.size()));
    }

    private static ImageFilter filter(ApiRequest request, ApiFields query) {
        return new ImageFilter(
                request.user(), query.choice("image_origin", ORIGINS).orElse(null),
                query.choices("categories", ImageRoutes.CATEGORIES).orElse(null),
                query.flag("is_intermediate").orElse(null), query.text("board_id").orElse(null),
                query.text("search_term").orElse(null));
    }

    private List<ImageRecord> sorted(ApiFields query, ImageFilter filter, ApiRequest request) {
        boolean newestFirst = query.choice("order_dir", DIRECTIONS).orElse("DESC").equals("DESC");
        boolean starredFirst = query.flag("starred_first").orElse(true);
        query.check();
        access.assertBoard(filter.boardId(), request.user());
        return images.sorted(filter, starredFirst, newestFirst);
    }

    private ApiAnswer byNames(ApiRequest request) {
        ArrayNode found = NODES.arrayNode();
        given(request).stream().filter(name -> access.mayRead(name, request.user()))
                .forEach(name -> images.record(name).map(ImageRecord::toJson).ifPresent(found::add));
        return ApiAnswer.json(found);
    }

    private static Set<String> given(ApiRequest request) {
        ApiFields body = ApiFields.body(request);
        Set<String> names = new LinkedHashSet<>(body.texts("image_names", MOST_NAMES));
        body.check();
        return names;
    }

    private Predicate<String> star(boolean starred) {
        return name -> images.change(name, ImageChanges.star(starred)).isPresent();
    }

    private ApiAnswer forEach(ApiRequest request, String what, Predicate<String> action) {
        Affected affected = new Affected(what);
        given(request).stream().filter(name -> access.mayWrite(name, request.user()))
                .forEach(name -> images.record(name).filter(image -> action.test(name)).ifPresent(affected::done));
        return ApiAnswer.json(affected.toJson());
    }

    private ApiAnswer deleteUncategorized(ApiRequest request) {
        Affected affected = new Affected("deleted_images");
        images.list(new ImageFilter(request.user(), null, null, null, ImageFilter.NO_BOARD, null)).stream()
                .filter(image -> images.delete(image.name())).forEach(affected::done);
        return ApiAnswer.json(affected.toJson());
    }

    private ApiAnswer countIntermediates(ApiRequest request) {
        return ApiAnswer.json(IntNode.valueOf(intermediates(request).size()));
    }

    private List<ImageRecord> intermediates(ApiRequest request) {
        return images.list(new ImageFilter(request.user(), null, null, true, null, null));
    }

    private ApiAnswer clearIntermediates(ApiRequest request) {
        if (!request.user().admin()) {
            throw ApiFault.of(403, "Only admins can clear all intermediates");
        }
        long deleted = intermediates(request).stream().filter(image -> images.delete(image.name())).count();
        return ApiAnswer.json(IntNode.valueOf((int) deleted));
    }
}
