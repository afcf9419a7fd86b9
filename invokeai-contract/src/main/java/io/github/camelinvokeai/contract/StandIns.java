package io.github.camelinvokeai.contract;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.image.ImageSource;
import io.github.camelinvokeai.client.workflow.BoardRequest;
import io.github.camelinvokeai.client.workflow.ModelRequest;
import io.github.camelinvokeai.client.workflow.ValueResolver;

/** Believes in every model, image and board that is named, so that a graph can be made without them. */
final class StandIns implements ValueResolver {

    @Override
    public ObjectNode model(ModelRequest request) {
        return request.identifier();
    }

    @Override
    public String board(BoardRequest request) {
        return request.id();
    }

    @Override
    public boolean hasBoard(String boardId) {
        return false;
    }

    @Override
    public String upload(String input, ImageSource source) {
        return "stand-in.png";
    }

    @Override
    public List<String> dynamicPrompts(String input, String prompt, int most, boolean combinatorial, Long seed) {
        return List.of(prompt);
    }

    @Override
    public List<String> imagesOfBoard(String input, String boardId, boolean assets) {
        return List.of("stand-in.png");
    }

    @Override
    public void requireImage(String input, String imageName) {
        // Nothing is run, so nothing is looked at.
    }
}
