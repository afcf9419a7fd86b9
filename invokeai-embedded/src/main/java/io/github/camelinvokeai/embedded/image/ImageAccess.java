package io.github.camelinvokeai.embedded.image;

import java.util.Objects;
import java.util.Optional;

import io.github.camelinvokeai.embedded.auth.User;
import io.github.camelinvokeai.embedded.web.ApiFault;

/** Who may do what with a picture. An administrator, and so the one user of a server without logins, may do all. */
final class ImageAccess {

    private final ImageStore images;
    private final BoardRules boards;

    ImageAccess(ImageStore images, BoardRules boards) {
        this.images = images;
        this.boards = boards;
    }

    /** @throws ApiFault 403 or 404 if somebody else's picture is on no board that is shared */
    void assertRead(String name, User user) {
        if (user.admin() || owns(name, user)) {
            return;
        }
        ImageRecord image = images.record(name).orElseThrow(() -> ApiFault.notFound("Image not found"));
        if (image.boardId() == null || !boards.isShared(image.boardId())) {
            throw ApiFault.of(403, "Not authorized to access this image");
        }
    }

    /** @throws ApiFault 403 if it is somebody else's */
    void assertWrite(String name, User user) {
        if (!mayWrite(name, user)) {
            throw ApiFault.of(403, "Not authorized to modify this image");
        }
    }

    boolean mayWrite(String name, User user) {
        if (user.admin() || owns(name, user)) {
            return true;
        }
        Optional<String> board = images.record(name).map(ImageRecord::boardId);
        return board.isPresent() && boards.mayWrite(user, board.get());
    }

    boolean mayRead(String name, User user) {
        return images.record(name).filter(image -> user.admin() || owns(name, user)
                || (image.boardId() != null && boards.isShared(image.boardId()))).isPresent();
    }

    /** @throws ApiFault 403 or 404 if a board is given that the user may not look at */
    void assertBoard(String boardId, User user) {
        if (boardId == null || boardId.equals(ImageFilter.NO_BOARD) || user.admin()) {
            return;
        }
        if (boards.name(boardId).isEmpty()) {
            throw ApiFault.notFound("Board not found");
        }
        if (!boards.mayRead(user, boardId)) {
            throw ApiFault.of(403, "Not authorized to access this board");
        }
    }

    private boolean owns(String name, User user) {
        return images.record(name).filter(image -> Objects.equals(image.about().userId(), user.id())).isPresent();
    }
}
