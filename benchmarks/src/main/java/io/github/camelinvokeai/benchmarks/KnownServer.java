package io.github.camelinvokeai.benchmarks;

import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.image.ImageSource;
import io.github.camelinvokeai.client.workflow.BoardRequest;
import io.github.camelinvokeai.client.workflow.ModelRequest;
import io.github.camelinvokeai.client.workflow.ValueResolver;

/** Has every model and image that is asked for, so that no request to a server is measured. */
final class KnownServer implements ValueResolver {

    @Override
    public ObjectNode model(ModelRequest request) {
        return JsonNodeFactory.instance.objectNode().put("key", "0b1c").put("hash", "blake3:0b1c")
                .put("name", request.keyOrName()).put("base", "sdxl").put("type", "main");
    }

    @Override
    public String board(BoardRequest request) {
        throw new IllegalStateException("No board is asked for");
    }

    @Override
    public boolean hasBoard(String boardId) {
        return true;
    }

    @Override
    public String upload(String input, ImageSource source) {
        throw new IllegalStateException("Nothing is uploaded");
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
        // Every image exists.
    }
}
