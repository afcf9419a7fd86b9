package io.github.camelinvokeai.client.quick;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.ModelNotFoundException;
import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.client.image.ImageSource;
import io.github.camelinvokeai.client.model.ModelInfo;
import io.github.camelinvokeai.client.workflow.BoardRequest;
import io.github.camelinvokeai.client.workflow.ModelRequest;
import io.github.camelinvokeai.client.workflow.ValueResolver;

/** A server with exactly the models and boards that a test gives it. A model's key is {@code key of NAME}. */
final class KnownModels implements ValueResolver {

    private final List<ModelInfo> installed = new ArrayList<>();
    private final Map<String, String> boards = new HashMap<>();
    final List<String> made = new ArrayList<>();

    static ModelInfo model(String name, String base, String type) {
        return model(name, base, type, "diffusers", json());
    }

    static ModelInfo model(String name, String base, String type, String format, ObjectNode more) {
        ObjectNode raw = json().put("key", "key of " + name).put("name", name).put("base", base).put("type", type)
                .put("format", format);
        raw.setAll(more);
        return new ModelInfo("key of " + name, "hash of " + name, name, base, type, format, null, raw);
    }

    static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }

    KnownModels with(String name, String base, String type) {
        return with(model(name, base, type));
    }

    KnownModels with(ModelInfo model) {
        installed.add(model);
        return this;
    }

    /** With what a FLUX model needs. */
    KnownModels withFluxParts() {
        return with("T5", "any", "t5_encoder").with("CLIP", "any", "clip_embed").with("AE", "flux", "vae");
    }

    KnownModels withBoard(String id, String name) {
        boards.put(id, id);
        boards.put(name, id);
        return this;
    }

    List<ModelInfo> installed() {
        return installed;
    }

    ChosenModels choose(TextToImage request) {
        return new ModelChoice(request, installed, this).choose();
    }

    @Override
    public ObjectNode model(ModelRequest request) {
        return installed.stream().filter(model -> request.filter().accepts(model.raw()))
                .filter(model -> List.of(model.key(), model.name()).contains(request.keyOrName())).findFirst()
                .map(ModelInfo::toIdentifier)
                .orElseThrow(() -> new ModelNotFoundException(
                        request.input(), request.input() + " " + request.keyOrName() + " is not installed", List.of()));
    }

    @Override
    public String board(BoardRequest request) {
        if (request.create()) {
            made.add(request.name());
            boards.putIfAbsent(request.name(), "made");
        }
        if (!boards.containsKey(request.name())) {
            throw new NotFoundException(404, "", "no board " + request.name());
        }
        return boards.get(request.name());
    }

    @Override
    public boolean hasBoard(String boardId) {
        return boards.containsValue(boardId);
    }

    @Override
    public String upload(String input, ImageSource source) {
        throw new AssertionError("nothing is to be uploaded");
    }

    @Override
    public List<String> dynamicPrompts(String input, String prompt, int most, boolean combinatorial, Long seed) {
        throw new AssertionError("no prompt is to be worked out");
    }

    @Override
    public List<String> imagesOfBoard(String input, String boardId, boolean assets) {
        throw new AssertionError("no board is looked into");
    }

    @Override
    public void requireImage(String input, String imageName) {
        throw new AssertionError("no image is asked for");
    }
}
