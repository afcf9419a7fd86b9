package io.github.camelinvokeai.embedded.board;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.github.camelinvokeai.embedded.auth.User;
import io.github.camelinvokeai.embedded.image.Affected;
import io.github.camelinvokeai.embedded.image.ImageStore;
import io.github.camelinvokeai.embedded.web.ApiAnswer;
import io.github.camelinvokeai.embedded.web.ApiFault;
import io.github.camelinvokeai.embedded.web.ApiFields;
import io.github.camelinvokeai.embedded.web.ApiRequest;
import io.github.camelinvokeai.embedded.web.ApiRoutes;
import io.github.camelinvokeai.embedded.web.Router;

/** The calls below {@code /api/v1/board_images}: pictures get onto boards and off them. */
public final class BoardImageRoutes implements ApiRoutes {

    private static final String BASE = "/api/v1/board_images/";
    private static final String BOARD = "board_id";
    private static final String IMAGE = "image_name";
    private static final String IMAGES = "image_names";
    private static final String ADDED = "added_images";
    private static final String REMOVED = "removed_images";
    private static final int MOST_NAMES = 1000;

    private final BoardStore boards;
    private final ImageStore images;

    /** The calls about what lies where. */
    public BoardImageRoutes(BoardStore boards, ImageStore images) {
        this.boards = boards;
        this.images = images;
    }

    @Override
    public void addTo(Router router) {
        router.on("POST", BASE, this::add).on("DELETE", BASE, this::remove).on("POST", BASE + "batch", this::addAll)
                .on("POST", BASE + "batch/delete", this::removeAll);
    }

    private ApiAnswer add(ApiRequest request) {
        ApiFields body = ApiFields.body(request).require(BOARD).require(IMAGE);
        String board = body.text(BOARD).orElse(null);
        String image = body.text(IMAGE).orElse(null);
        body.check();
        assertWritable(board, request.user());
        Affected affected = new Affected(ADDED);
        if (!images.isOf(request.user(), image)) {
            throw ApiFault.of(403, "Not authorized to move this image");
        }
        if (!move(image, board, affected)) {
            throw ApiFault.of(500, "Failed to add image to board");
        }
        return ApiAnswer.json(201, affected.toJson());
    }

    private ApiAnswer addAll(ApiRequest request) {
        ApiFields body = ApiFields.body(request).require(BOARD);
        String board = body.text(BOARD).orElse(null);
        Set<String> names = new LinkedHashSet<>(body.texts(IMAGES, MOST_NAMES));
        body.check();
        assertWritable(board, request.user());
        Affected affected = new Affected(ADDED);
        names.stream().filter(name -> images.isOf(request.user(), name)).forEach(name -> move(name, board, affected));
        return ApiAnswer.json(201, affected.toJson());
    }

    private boolean move(String image, String board, Affected affected) {
        Optional<String> before = images.boardOf(image);
        boolean moved = images.move(image, board);
        if (moved) {
            affected.done(image, board).board(before.orElse(null));
        }
        return moved;
    }

    private ApiAnswer remove(ApiRequest request) {
        ApiFields body = ApiFields.body(request).require(IMAGE);
        String image = body.text(IMAGE).orElse(null);
        body.check();
        images.boardOf(image).ifPresent(board -> assertWritable(board, request.user()));
        Affected affected = new Affected(REMOVED);
        if (!move(image, null, affected)) {
            throw ApiFault.of(500, "Failed to remove image from board");
        }
        return ApiAnswer.json(201, affected.toJson());
    }

    private ApiAnswer removeAll(ApiRequest request) {
        ApiFields body = ApiFields.body(request);
        List<String> names = body.texts(IMAGES, MOST_NAMES);
        body.check();
        Affected affected = new Affected(REMOVED);
        names.stream().distinct()
                .filter(name -> images.boardOf(name).map(board -> boards.mayWrite(request.user(), board)).orElse(true))
                .forEach(name -> move(name, null, affected));
        return ApiAnswer.json(201, affected.toJson());
    }

    private void assertWritable(String board, User user) {
        if (boards.get(board).isEmpty()) {
            throw ApiFault.notFound("Board not found");
        }
        if (!boards.mayWrite(user, board)) {
            throw ApiFault.of(403, "Not authorized to modify this board");
        }
    }
}
