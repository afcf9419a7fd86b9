package io.github.camelinvokeai.client.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.error.ModelNotFoundException;
import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.client.image.ImageSource;

/**
 * Answers as a server would that has exactly the models, boards and images a test gives it, and keeps a record of the
 * questions.
 */
final class KnownServer implements ValueResolver {

    final List<String> questions = new ArrayList<>();
    final List<ModelRequest> models = new ArrayList<>();
    final List<BoardRequest> boards = new ArrayList<>();
    private final Map<String, ObjectNode> installed = new HashMap<>();
    private final Map<String, String> boardIds = new HashMap<>();
    private final Set<String> images = new HashSet<>();
    private int uploads;

    /** Installs a model that is found by its key and by its name. */
    KnownServer withModel(ObjectNode identifier) {
        installed.put(identifier.path("key").asText(), identifier);
        installed.put(identifier.path("name").asText(), identifier);
        return this;
    }

    KnownServer withBoard(String id, String name) {
        boardIds.put(id, id);
        boardIds.put(name, id);
        return this;
    }

    KnownServer withImage(String name) {
        images.add(name);
        return this;
    }

    @Override
    public ObjectNode model(ModelRequest request) {
        models.add(request);
        questions.add("model for " + request.input());
        if (request.open()) {
            return installed.values().stream().findFirst()
                    .orElseThrow(() -> new ModelNotFoundException(request.input(), "no model", List.of()));
        }
        String wanted = request.keyOrName() == null ? request.identifier().path("key").asText() : request.keyOrName();
        if (!installed.containsKey(wanted)) {
            throw new ModelNotFoundException(request.input(), "no model " + wanted, List.of());
        }
        return installed.get(wanted);
    }

    @Override
    public String board(BoardRequest request) {
        boards.add(request);
        questions.add("board for " + request.input());
        String wanted = request.id() == null ? request.name() : request.id();
        if (!boardIds.containsKey(wanted)) {
            throw new NotFoundException(404, "", "no board " + wanted);
        }
        return boardIds.get(wanted);
    }

    @Override
    public boolean hasBoard(String boardId) {
        questions.add("is there board " + boardId);
        return boardIds.containsValue(boardId);
    }

    @Override
    public String upload(String input, ImageSource source) {
        questions.add("upload for " + input);
        uploads++;
        return "uploaded-" + uploads + ".png";
    }

    @Override
    public List<String> dynamicPrompts(String input, String prompt, int most, boolean combinatorial, Long seed) {
        questions.add("dynamic prompts for " + input);
        return List.of(prompt + " 1", prompt + " 2");
    }

    @Override
    public List<String> imagesOfBoard(String input, String boardId, boolean assets) {
        questions.add("images of board " + boardId);
        return List.copyOf(images);
    }

    @Override
    public void requireImage(String input, String imageName) {
        questions.add("is there image " + imageName);
        if (!images.contains(imageName)) {
            throw new InvalidValueException(input, "no image " + imageName, List.of());
        }
    }
}
