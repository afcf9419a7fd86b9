package io.github.camelinvokeai.embedded.image;

import java.util.LinkedHashSet;
import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What was done to pictures, and the boards where that shows. */
public final class Affected {

    private final String what;
    private final Set<String> done = new LinkedHashSet<>();
    private final Set<String> boards = new LinkedHashSet<>();

    /** @param what such as {@code deleted_images} */
    public Affected(String what) {
        this.what = what;
    }

    Affected done(ImageRecord image) {
        return done(image.name(), image.boardId());
    }

    /**
     * Adds a picture.
     *
     * @param boardId null for none
     */
    public Affected done(String imageName, String boardId) {
        done.add(imageName);
        return board(boardId);
    }

    /** Adds a board; null for none. */
    public Affected board(String boardId) {
        boards.add(boardId == null ? ImageFilter.NO_BOARD : boardId);
        return this;
    }

    /** As it is answered. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        boards.forEach(json.putArray("affected_boards")::add);
        done.forEach(json.putArray(what)::add);
        json.putArray("failed_images");
        return json;
    }
}
