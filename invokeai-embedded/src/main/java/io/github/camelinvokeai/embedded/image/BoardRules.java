package io.github.camelinvokeai.embedded.image;

import java.util.Optional;

import io.github.camelinvokeai.embedded.auth.User;

/** What pictures have to know about boards. Thread-safe. */
public interface BoardRules {

    /** The name of a board, or empty if there is no such board. */
    Optional<String> name(String boardId);

    /** Whether a user may see what lies on an existing board. */
    boolean mayRead(User user, String boardId);

    /** Whether a user may lay pictures on an existing board and take them away. */
    boolean mayWrite(User user, String boardId);

    /** Whether a user may read what others laid on an existing board. */
    boolean isShared(String boardId);
}
