package io.github.camelinvokeai.embedded.image;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.embedded.auth.User;
import io.github.camelinvokeai.embedded.web.Timestamps;

/**
 * Which pictures somebody asks for; null for what does not matter.
 *
 * @param boardId a board, or {@link #NO_BOARD}
 */
record ImageFilter(
        User user, String origin, List<String> categories, Boolean intermediate, String boardId, String search) {

    /** Stands for pictures on no board. */
    static final String NO_BOARD = "none";

    /** What lies on a board, whoever laid it there. */
    static ImageFilter board(String boardId) {
        return new ImageFilter(User.SYSTEM, null, null, null, boardId, null);
    }

    boolean takes(ImageRecord image) {
        NewImage about = image.about();
        return (origin == null || origin.equals(about.origin()))
                && (categories == null || categories.contains(about.category()))
                && (intermediate == null || intermediate == about.intermediate())
                && takesBoard(image) && takesText(image);
    }

    private boolean takesBoard(ImageRecord image) {
        boolean own = user.admin() || Objects.equals(user.id(), image.about().userId());
        if (boardId == null) {
            return own;
        }
        return boardId.equals(NO_BOARD) ? image.boardId() == null && own : boardId.equals(image.boardId());
    }

    private boolean takesText(ImageRecord image) {
        if (search == null || search.isEmpty()) {
            return true;
        }
        String wanted = search.toLowerCase(Locale.ROOT);
        String metadata = image.about().metadata() == null ? "" : Json.write(image.about().metadata());
        return metadata.toLowerCase(Locale.ROOT).contains(wanted)
                || Timestamps.millis(image.createdAt()).contains(wanted);
    }
}
