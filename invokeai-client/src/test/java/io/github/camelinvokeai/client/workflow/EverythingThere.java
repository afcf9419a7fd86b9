package io.github.camelinvokeai.client.workflow;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.image.ImageSource;

/** Answers as a server would that has every model, board and image. */
final class EverythingThere implements ValueResolver {

    @Override
    public ObjectNode model(ModelRequest request) {
        return request.identifier() == null ? WorkflowBuilder.model(request.keyOrName()) : request.identifier();
    }

    @Override
    public String board(BoardRequest request) {
        return request.id() == null ? request.name() : request.id();
    }

    @Override
    public boolean hasBoard(String boardId) {
        return true;
    }

    @Override
    public String upload(String input, ImageSource source) {
        return "uploaded.png";
    }

    @Override
    public List<String> dynamicPrompts(String input, String prompt, int most, boolean combinatorial, Long seed) {
        return List.of(prompt);
    }

    @Override
    public List<String> imagesOfBoard(String input, String boardId, boolean assets) {
        return List.of("on-board.png");
    }

    @Override
    public void requireImage(String input, String imageName) {
        // It is there.
    }
}
