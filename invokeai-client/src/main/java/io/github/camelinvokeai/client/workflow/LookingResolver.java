package io.github.camelinvokeai.client.workflow;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.client.image.ImageSource;

/**
 * Looks at a server and changes nothing there: an image that would be uploaded, and a board that would be made, are
 * noted, and something stands in for them. Notes which models were found.
 */
class LookingResolver implements ValueResolver {

    private static final String NO_IMAGE = "not-uploaded.png";
    private static final String NO_BOARD = "not-created";

    private final ValueResolver server;
    private final Places places;
    private final List<ModelMatch> models = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    LookingResolver(ValueResolver server, Places places) {
        this.server = server;
        this.places = places;
    }

    @Override
    public ObjectNode model(ModelRequest request) {
        ObjectNode found = server.model(request);
        models.add(ModelMatch.found(places.named(request.input()), request, found));
        return found;
    }

    @Override
    public String board(BoardRequest request) {
        try {
            return server.board(new BoardRequest(request.input(), request.id(), request.name(), false));
        } catch (NotFoundException e) {
            if (!request.create()) {
                throw e;
            }
            notes.add(request.input() + ": the board would be made; '" + NO_BOARD + "' stands for its id");
            return NO_BOARD;
        }
    }

    @Override
    public boolean hasBoard(String boardId) {
        boolean there = server.hasBoard(boardId);
        if (!there) {
            note("a board that the workflow has stored does not exist on the server; it is treated as 'auto'");
        }
        return there;
    }

    @Override
    public String upload(String input, ImageSource source) {
        notes.add(input + ": the image would be uploaded; '" + NO_IMAGE + "' stands for its name");
        return NO_IMAGE;
    }

    @Override
    public void requireImage(String input, String imageName) {
        server.requireImage(input, imageName);
    }

    @Override
    public List<String> dynamicPrompts(String input, String prompt, int most, boolean combinatorial, Long seed) {
        return server.dynamicPrompts(input, prompt, most, combinatorial, seed);
    }

    @Override
    public List<String> imagesOfBoard(String input, String boardId, boolean assets) {
        return server.imagesOfBoard(input, boardId, assets);
    }

    Places places() {
        return places;
    }

    void match(ModelMatch match) {
        models.add(match);
    }

    void note(String note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    List<ModelMatch> models() {
        return models;
    }

    List<String> notes() {
        return notes;
    }
}
