package io.github.camelinvokeai.client.quick;

import java.util.Optional;

import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.client.field.BoardField;
import io.github.camelinvokeai.client.workflow.BoardRequest;
import io.github.camelinvokeai.client.workflow.ValueResolver;

/** Finds the board that a caller names. */
final class BoardChoice {

    private BoardChoice() {
    }

    /**
     * Its id; empty for no board.
     *
     * @param  nameOrId          a board's unique name or its id; null or {@code none} for no board
     * @param  create            whether it is made if there is none of that name or id
     * @throws NotFoundException if there is none and it is not to be made
     */
    static Optional<String> find(ValueResolver resolver, String nameOrId, boolean create) {
        if (nameOrId == null || nameOrId.equals(BoardField.NONE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(resolver.board(new BoardRequest(BoardRequest.OPTION, null, nameOrId, false)));
        } catch (NotFoundException e) {
            if (!create) {
                throw e;
            }
            return Optional.of(resolver.board(new BoardRequest(BoardRequest.OPTION, null, nameOrId, true)));
        }
    }
}
