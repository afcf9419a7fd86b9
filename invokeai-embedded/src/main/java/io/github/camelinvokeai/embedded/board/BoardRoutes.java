package io.github.camelinvokeai.embedded.board;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.auth.User;
import io.github.camelinvokeai.embedded.image.ImageStore;
import io.github.camelinvokeai.embedded.web.ApiAnswer;
import io.github.camelinvokeai.embedded.web.ApiFault;
import io.github.camelinvokeai.embedded.web.ApiFields;
import io.github.camelinvokeai.embedded.web.ApiRequest;
import io.github.camelinvokeai.embedded.web.ApiRoutes;
import io.github.camelinvokeai.embedded.web.Router;
import io.github.camelinvokeai.embedded.web.Timestamps;

/** The calls below {@code /api/v1/boards}. */
public final class BoardRoutes implements ApiRoutes {

    private static final String BOARDS = "/api/v1/boards";
    private static final String BOARD = BOARDS + "/{board_id}";
    private static final String ID = "board_id";
    private static final String NAME = "board_name";
    private static final int LONGEST_NAME = 300;
    private static final List<String> CHANGES = List.of(NAME, "cover_image_name", "archived", "board_visibility");
    private static final List<String> CATEGORIES = List.of("general", "mask", "control", "user", "other");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final BoardStore boards;
    private final ImageStore images;
    private final Function<String, Optional<String>> userNames;

    /**
     * The calls about the boards of a store.
     *
     * @param userNames what a user is called, by id
     */
    public BoardRoutes(BoardStore boards, ImageStore images, Function<String, Optional<String>> userNames) {
        this.boards = boards;
        this.images = images;
        this.userNames = userNames;
    }

    @Override
    public void addTo(Router router) {
        router.on("POST", BOARDS + "/", this::create).on("GET", BOARDS + "/", this::list).on("GET", BOARD, this::get)
                .on("PATCH", BOARD, this::update).on("DELETE", BOARD, this::delete)
                .on("GET", BOARD + "/image_names", this::imageNames);
    }

    private ApiAnswer create(ApiRequest request) {
        ApiFields query = ApiFields.query(request).require(NAME);
        String name = query.text(NAME, LONGEST_NAME).orElse(null);
        query.check();
        return ApiAnswer.json(201, json(boards.create(name, request.user())));
    }

    private ObjectNode json(Board board) {
        ImageStore.BoardSummary summary = images.summary(board.id());
        return NODES.objectNode().put(ID, board.id()).put(NAME, board.name()).put("user_id", board.ownerId())
                .put("created_at", Timestamps.millis(board.createdAt()))
                .put("updated_at", board.changed()
                        ? Timestamps.seconds(board.updatedAt())
                        : Timestamps.millis(board.updatedAt()))
                .putNull("deleted_at").put("cover_image_name", summary.cover()).put("archived", board.archived())
                .put("board_visibility", board.visibility()).putNull("cover_video_name")
                .put("image_count", summary.images()).put("video_count", 0).put("asset_count", summary.assets())
                .putNull("owner_username");
    }

    private ApiAnswer get(ApiRequest request) {
        return ApiAnswer.json(json(readable(request)));
    }

    private Board readable(ApiRequest request) {
        Board board = known(request);
        if (!boards.mayRead(request.user(), board.id())) {
            throw ApiFault.of(403, "Not authorized to access this board");
        }
        return board;
    }

    private Board known(ApiRequest request) {
        return boards.get(request.pathValue(ID)).orElseThrow(() -> ApiFault.notFound("Board not found"));
    }

    private Board own(ApiRequest request, String what) {
        Board board = known(request);
        if (!BoardStore.isOf(request.user(), board)) {
            throw ApiFault.of(403, "Not authorized to " + what + " this board");
        }
        return board;
    }

    private ApiAnswer update(ApiRequest request) {
        JsonNode json = request.json();
        ApiFields body = ApiFields.of(json, List.of("body"));
        String name = body.text(NAME, LONGEST_NAME).orElse(null);
        String cover = body.text("cover_image_name").orElse(null);
        Boolean archived = body.flag("archived").orElse(null);
        String visibility = body.choice("board_visibility", List.of(Board.PRIVATE, "shared", Board.PUBLIC)).orElse(null);
        json.fieldNames().forEachRemaining(field -> {
            if (!CHANGES.contains(field)) {
                body.problem("extra_forbidden", List.of(field), "Extra inputs are not permitted", json.get(field), null);
            }
        });
        body.check();
        Board board = own(request, "update");
        if (cover != null && !images.exists(cover)) {
            throw ApiFault.of(500, "Failed to update board");
        }
        return ApiAnswer.json(201, json(boards.change(board.id(), name, archived, visibility)
                .orElseThrow(() -> ApiFault.of(500, "Failed to update board"))));
    }

    private ApiAnswer delete(ApiRequest request) {
        ApiFields query = ApiFields.query(request);
        boolean imagesToo = query.flag("include_images").orElse(false);
        query.check();
        Board board = own(request, "delete");
        List<String> names = images.onBoard(board.id());
        if (imagesToo) {
            names.forEach(images::delete);
        }
        boards.delete(board.id());
        names.forEach(name -> images.move(name, null));
        ObjectNode answer = NODES.objectNode().put(ID, board.id());
        put(answer, "deleted_board_images", imagesToo ? List.of() : names);
        put(answer, "deleted_images", imagesToo ? names : List.of());
        List.of("deleted_board_videos", "deleted_videos", "failed_images", "failed_videos").forEach(answer::putArray);
        return ApiAnswer.json(answer);
    }

    private static void put(ObjectNode answer, String field, List<String> names) {
        ArrayNode list = answer.putArray(field);
        names.forEach(list::add);
    }

    private ApiAnswer list(ApiRequest request) {
        ApiFields query = ApiFields.query(request);
        boolean byName = query.choice("order_by", List.of("created_at", NAME)).orElse("").equals(NAME);
        boolean descending = query.choice("direction", List.of("ASC", "DESC")).orElse("DESC").equals("DESC");
        boolean all = query.flag("all").orElse(false);
        Optional<Integer> offset = query.number("offset");
        Optional<Integer> limit = query.number("limit");
        boolean archivedToo = query.flag("include_archived").orElse(false);
        query.check();
        if (!all && (offset.isEmpty() || limit.isEmpty())) {
            throw ApiFault.of(400, "Invalid request: Must provide either 'all' or both 'offset' and 'limit'");
        }
        List<Board> found = sorted(request.user(), byName, descending, archivedToo);
        if (all) {
            return ApiAnswer.json(listed(found));
        }
        ObjectNode page = NODES.objectNode().put("limit", limit.get()).put("offset", offset.get())
                .put("total", found.size());
        long most = limit.get() < 0 ? Long.MAX_VALUE : limit.get();
        page.set("items", listed(found.stream().skip(Math.max(0, offset.get())).limit(most).toList()));
        return ApiAnswer.json(page);
    }

    private List<Board> sorted(User user, boolean byName, boolean descending, boolean archivedToo) {
        List<Board> found = new ArrayList<>(boards.all());
        found.removeIf(board -> (board.archived() && !archivedToo) || !boards.mayRead(user, board.id()));
        if (byName) {
            found.sort(Comparator.comparing(Board::name, String.CASE_INSENSITIVE_ORDER));
        }
        if (descending) {
            Collections.reverse(found);
        }
        return found;
    }

    private ArrayNode listed(List<Board> found) {
        ArrayNode list = NODES.arrayNode();
        found.forEach(board -> list.add(json(board).put("owner_username", userNames.apply(board.ownerId()).orElse(null))));
        return list;
    }

    private ApiAnswer imageNames(ApiRequest request) {
        ApiFields query = ApiFields.query(request);
        List<String> categories = query.choices("categories", CATEGORIES).orElse(null);
        Boolean intermediate = query.flag("is_intermediate").orElse(null);
        query.check();
        if (!request.pathValue(ID).equals("none")) {
            readable(request);
        }
        ArrayNode names = NODES.arrayNode();
        images.names(request.user(), request.pathValue(ID), categories, intermediate).forEach(names::add);
        return ApiAnswer.json(names);
    }
}
