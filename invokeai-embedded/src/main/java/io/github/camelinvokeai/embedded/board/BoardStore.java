package io.github.camelinvokeai.embedded.board;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.github.camelinvokeai.embedded.auth.User;
import io.github.camelinvokeai.embedded.image.BoardRules;

/** All boards of a server. Thread-safe. */
public final class BoardStore implements BoardRules {

    // Guarded by this; in the order of making.
    private final Map<String, Board> boards = new LinkedHashMap<>();

    synchronized Board create(String name, User owner) {
        Instant now = now();
        Board made = new Board(UUID.randomUUID().toString(), name, owner.id(), now, now, false, Board.PRIVATE, false);
        boards.put(made.id(), made);
        return made;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    synchronized Optional<Board> get(String id) {
        return Optional.ofNullable(boards.get(id));
    }

    synchronized Optional<Board> change(String id, String name, Boolean archived, String visibility) {
        return Optional.ofNullable(
                boards.computeIfPresent(id, (same, board) -> board.with(name, archived, visibility, now())));
    }

    synchronized boolean delete(String id) {
        return boards.remove(id) != null;
    }

    /** In the order of making. */
    synchronized List<Board> all() {
        return List.copyOf(boards.values());
    }

    @Override
    public Optional<String> name(String boardId) {
        return get(boardId).map(Board::name);
    }

    @Override
    public boolean mayRead(User user, String boardId) {
        return get(boardId).filter(board -> isOf(user, board) || !board.visibility().equals(Board.PRIVATE)).isPresent();
    }

    @Override
    public boolean mayWrite(User user, String boardId) {
        return get(boardId).filter(board -> isOf(user, board) || board.visibility().equals(Board.PUBLIC)).isPresent();
    }

    @Override
    public boolean isShared(String boardId) {
        return get(boardId).filter(board -> !board.visibility().equals(Board.PRIVATE)).isPresent();
    }

    static boolean isOf(User user, Board board) {
        return user.admin() || board.ownerId().equals(user.id());
    }
}
