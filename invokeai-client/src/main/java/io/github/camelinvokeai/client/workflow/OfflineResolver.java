package io.github.camelinvokeai.client.workflow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.image.ImageSource;

/** Takes everything on trust, and notes what a server would have to confirm. */
final class OfflineResolver implements ValueResolver {

    private final Set<String> notes = new LinkedHashSet<>();

    @Override
    public ObjectNode model(ModelRequest request) {
        notes.add(request.input() + (request.open()
                ? ": the server would choose the model among those that are installed"
                : ": only a server can say whether the model is installed"));
        return Optional.ofNullable(request.identifier()).orElseGet(JsonNodeFactory.instance::objectNode);
    }

    @Override
    public String board(BoardRequest request) {
        notes.add(request.input() + ": only a server can say whether there is such a board");
        return request.id() == null ? request.name() : request.id();
    }

    @Override
    public boolean hasBoard(String boardId) {
        notes.add("only a server can say whether the boards that the workflow has stored exist");
        return true;
    }

    @Override
    public String upload(String input, ImageSource source) {
        throw new IllegalStateException("Nothing is uploaded without a server");
    }

    @Override
    public void requireImage(String input, String imageName) {
        notes.add(input + ": only a server can say whether the image exists");
    }

    @Override
    public List<String> dynamicPrompts(String input, String prompt, int most, boolean combinatorial, Long seed) {
        notes.add(input + ": only a server can work out dynamic prompts");
        return List.of(prompt);
    }

    @Override
    public List<String> imagesOfBoard(String input, String boardId, boolean assets) {
        notes.add(input + ": only a server knows the images of a board");
        return List.of("not-looked-up.png");
    }

    Set<String> notes() {
        return notes;
    }
}
