package io.github.camelinvokeai.client.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelinvokeai.client.error.GivenText;
import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.client.http.ApiHttp;
import io.github.camelinvokeai.client.http.ApiPath;
import io.github.camelinvokeai.client.http.Query;
import io.github.camelinvokeai.client.image.ImageCategory;

/**
 * The boards of a server, through InvokeAI's boards API. Board names need not be unique, ids are. Thread-safe; every
 * call blocks and throws what {@link ApiHttp} throws.
 */
public final class BoardRepository {

    /** Stands for "on no board" where the server lists images. */
    public static final String UNCATEGORIZED = "none";

    private static final int SUGGESTIONS = 5;

    private final ApiHttp http;

    public BoardRepository(ApiHttp http) {
        this.http = http;
    }

    /** All boards that this user may see, without archived ones. */
    public List<Board> listBoards() {
        List<Board> boards = new ArrayList<>();
        http.get(ApiPath.v1("boards", ""), Query.of("all", true)).forEach(raw -> boards.add(Board.of(raw)));
        return boards;
    }

    /**
     * The board of this id, archived or not.
     *
     * @throws NotFoundException if there is none
     */
    public Board getBoard(String id) {
        return Board.of(http.get(ApiPath.v1("boards", id), Query.none()));
    }

    /** The boards of exactly this name, case-sensitive, without archived ones; mostly none or one. */
    public List<Board> getBoardsByName(String name) {
        return listBoards().stream().filter(board -> board.name().equals(name)).toList();
    }

    /**
     * The one board of this name.
     *
     * @throws NotFoundException      if there is none; the message lists the nearest names
     * @throws InvalidOptionException if several have it; the message lists their ids
     */
    public Board getBoardByName(String name) {
        List<Board> boards = listBoards();
        Board board = single(name, boards);
        if (board == null) {
            throw notFound(name, boards);
        }
        return board;
    }

    /** Makes a board, even if others have that name. */
    public Board createBoard(String name) {
        return Board.of(http.post(ApiPath.v1("boards", ""), Query.of("board_name", name), null));
    }

    /**
     * The one board of this name, made if there is none. Calls on one repository that have to make one wait for each
     * other, so that they make one board; other programs may still make a second at the same moment.
     *
     * @throws InvalidOptionException if several have the name
     */
    public Board getOrCreateBoard(String name) {
        Board board = single(name, listBoards());
        return board != null ? board : createIfAbsent(name);
    }

    private synchronized Board createIfAbsent(String name) {
        Board board = single(name, listBoards());
        return board != null ? board : createBoard(name);
    }

    /**
     * The names of a board's images, intermediate ones included.
     *
     * @param  boardId           a board's id, or {@link #UNCATEGORIZED}
     * @throws NotFoundException if there is no such board
     */
    public List<String> listImageNames(String boardId) {
        return listImageNames(boardId, Set.of(), null);
    }

    /**
     * The names of a board's images, in the server's order.
     *
     * @param  boardId           a board's id, or {@link #UNCATEGORIZED}
     * @param  categories        only images of these; empty for all
     * @param  intermediate      only intermediate ones, or none of them; null for both
     * @throws NotFoundException if there is no such board
     */
    public List<String> listImageNames(String boardId, Set<ImageCategory> categories, Boolean intermediate) {
        Query query = Query.of("is_intermediate", intermediate);
        for (ImageCategory category : categories) {
            query = query.and("categories", category.word());
        }
        List<String> names = new ArrayList<>();
        http.get(ApiPath.v1("boards", boardId, "image_names"), query).forEach(name -> names.add(name.asText()));
        return names;
    }

    /**
     * Deletes a board.
     *
     * @param  deleteImages      whether its images are deleted as well; else they stay, on no board
     * @throws NotFoundException if there is no such board
     */
    public void deleteBoard(String id, boolean deleteImages) {
        http.delete(ApiPath.v1("boards", id), Query.of("include_images", deleteImages));
    }

    private static Board single(String name, List<Board> boards) {
        List<Board> found = boards.stream().filter(board -> board.name().equals(name)).toList();
        if (found.size() > 1) {
            throw new InvalidOptionException(
                    "Board name " + GivenText.name(name) + " is shared by " + found.size()
                                             + " boards; give one of their ids: "
                                             + found.stream().map(Board::id).collect(Collectors.joining(", ")));
        }
        return found.isEmpty() ? null : found.get(0);
    }

    private static NotFoundException notFound(String name, List<Board> boards) {
        List<String> nearest = NearestNames.of(name, boards.stream().map(Board::name).toList(), SUGGESTIONS);
        String hint = nearest.isEmpty()
                ? "the server has no boards" : "the nearest names are '" + String.join("', '", nearest) + "'";
        return new NotFoundException(404, "", "There is no board named " + GivenText.name(name) + "; " + hint);
    }
}
