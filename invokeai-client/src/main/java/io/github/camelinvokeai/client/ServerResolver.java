package io.github.camelinvokeai.client;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.board.BoardRepository;
import io.github.camelinvokeai.client.error.GivenText;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.client.http.ApiHttp;
import io.github.camelinvokeai.client.http.ApiPath;
import io.github.camelinvokeai.client.http.Query;
import io.github.camelinvokeai.client.image.ImageCategory;
import io.github.camelinvokeai.client.image.ImageRepository;
import io.github.camelinvokeai.client.image.ImageSource;
import io.github.camelinvokeai.client.image.UploadOptions;
import io.github.camelinvokeai.client.model.DnnModelRepository;
import io.github.camelinvokeai.client.workflow.BoardRequest;
import io.github.camelinvokeai.client.workflow.ModelRequest;
import io.github.camelinvokeai.client.workflow.ModelStep;
import io.github.camelinvokeai.client.workflow.ValueResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what only the server knows about the values of one batch. */
final class ServerResolver implements ValueResolver {

    private static final Logger LOG = LoggerFactory.getLogger(ServerResolver.class);
    private static final int MOST_SUBSTITUTIONS = 1000;
    private static final long SEEDS = 1L << 32;
    private static final Set<ImageCategory> ASSETS
            = EnumSet.of(ImageCategory.CONTROL, ImageCategory.MASK, ImageCategory.USER, ImageCategory.OTHER);

    private final ApiHttp http;
    private final BoardRepository boards;
    private final ImageRepository images;
    private final ModelLookup models;
    private final Set<String> substitutions;
    private final Set<String> knownImages = new HashSet<>();
    private final Map<String, Boolean> storedBoards = new HashMap<>();

    /** @param substitutions those that have been told; more are added */
    ServerResolver(ApiHttp http, BoardRepository boards, ImageRepository images, DnnModelRepository models,
                   Set<String> substitutions) {
        this.http = http;
        this.boards = boards;
        this.images = images;
        this.models = new ModelLookup(models);
        this.substitutions = substitutions;
    }

    @Override
    public ObjectNode model(ModelRequest request) {
        ObjectNode found = models.find(request);
        ModelStep step = ModelStep.of(request, found);
        if (step == ModelStep.BASE_AND_TYPE || (step != ModelStep.KEY && request.keyOrName() == null)) {
            tell(request, found, step);
        }
        return found;
    }

    /** Once, as a route may send the same workflow thousands of times. */
    private void tell(ModelRequest request, ObjectNode found, ModelStep step) {
        String wanted = request.open()
                ? "is left open"
                : GivenText.name(request.identifier().path("name").asText()) + " is not installed under its key";
        String text = "Input '" + request.input() + "': the model " + wanted + "; '" + found.path("name").asText() + "' (key "
                      + found.path("key").asText() + ") is used, found by " + step.words();
        if (substitutions.size() < MOST_SUBSTITUTIONS && substitutions.add(text)) {
            LOG.info(text);
        } else {
            LOG.debug(text);
        }
    }

    @Override
    public String board(BoardRequest request) {
        if (request.id() != null) {
            return boards.getBoard(request.id()).id();
        }
        // Names come first, and an unknown one may still be an id; if it is neither, the error about names is the useful one.
        try {
            return boards.getBoardByName(request.name()).id();
        } catch (NotFoundException notAName) {
            try {
                return boards.getBoard(request.name()).id();
            } catch (NotFoundException notAnId) {
                if (request.create()) {
                    return boards.getOrCreateBoard(request.name()).id();
                }
                throw neither(request, notAName);
            }
        }
    }

    private static NotFoundException neither(BoardRequest request, NotFoundException notAName) {
        String remedy = request.input().equals(BoardRequest.OPTION) ? "; the option createBoard has it made" : "";
        NotFoundException neither
                = new NotFoundException(notAName.status(), notAName.detail(), notAName.getMessage() + remedy);
        neither.addSuppressed(notAName);
        return neither;
    }

    @Override
    public boolean hasBoard(String boardId) {
        return storedBoards.computeIfAbsent(boardId, this::isThere);
    }

    private boolean isThere(String boardId) {
        try {
            boards.getBoard(boardId);
            return true;
        } catch (NotFoundException e) {
            LOG.warn("The workflow has stored board {}, which the server does not have; it is treated as 'auto'",
                    GivenText.name(boardId));
            return false;
        }
    }

    @Override
    public String upload(String input, ImageSource source) {
        String name = images.upload(source, UploadOptions.defaults()).imageName();
        knownImages.add(name);
        return name;
    }

    @Override
    public List<String> dynamicPrompts(String input, String prompt, int most, boolean combinatorial, Long seed) {
        ObjectNode question = JsonNodeFactory.instance.objectNode()
                .put("prompt", prompt).put("max_prompts", most).put("combinatorial", combinatorial);
        if (!combinatorial) {
            question.put("seed", seed == null ? ThreadLocalRandom.current().nextLong(SEEDS) : seed);
        }
        JsonNode answer = http.post(ApiPath.v1("utilities", "dynamicprompts"), Query.none(), question);
        if (answer.hasNonNull("error")) {
            // What the server says of it may quote the prompt.
            throw new InvalidValueException(
                    input, "Generator '" + input + "' holds a dynamic prompt that the server cannot work out: it is not well"
                           + " formed, or names a wildcard that the server has no values for",
                    List.of());
        }
        return answer.path("prompts").valueStream().map(JsonNode::asText).toList();
    }

    @Override
    public List<String> imagesOfBoard(String input, String boardId, boolean assets) {
        Set<ImageCategory> categories = assets ? ASSETS : Set.of(ImageCategory.GENERAL);
        try {
            return boards.listImageNames(boardId, categories, false);
        } catch (NotFoundException e) {
            throw new InvalidValueException(
                    input, "Generator '" + input + "' takes the images of a board that the server does not have", List.of(), e);
        }
    }

    @Override
    public void requireImage(String input, String imageName) {
        if (knownImages.contains(imageName)) {
            return;
        }
        try {
            images.get(imageName);
            knownImages.add(imageName);
        } catch (NotFoundException e) {
            throw new InvalidValueException(
                    input, "Input '" + input + "': the server has no image named " + GivenText.name(imageName)
                           + "; a text is an image's name on the server; to upload, give a file (or bytes)",
                    List.of(),
                    e);
        }
    }
}
