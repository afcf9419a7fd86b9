package io.github.camelinvokeai.client.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.image.ImageSource;

/**
 * What would be sent, made without a server. Models, boards and images that only a server can confirm stand in it as
 * they were given.
 *
 * @param payload  the body of the enqueue request; do not change it
 * @param warnings what is missing or could not be confirmed; each names its input
 */
public record Preview(ObjectNode payload, List<String> warnings) {

    public Preview {
        warnings = List.copyOf(warnings);
    }

    /** Without the payload, which holds prompts. */
    @Override
    public String toString() {
        return "Preview[" + warnings.size() + " warnings]";
    }

    static Preview of(Submission submission) {
        Unconfirmed resolver = new Unconfirmed();
        List<Submission> batches = submission.batches();
        BatchBuilder builder = new BatchBuilder(batches.get(0), resolver);
        ObjectNode payload = builder.buildUnchecked();
        List<String> warnings = new ArrayList<>(submission.workflow().problems());
        if (batches.size() > 1) {
            warnings.add("one of " + batches.size() + " batches, which differ in values that one batch cannot go through");
        }
        builder.missing().forEach(input -> warnings.add(input + " is required and has no value"));
        builder.refusals().forEach(refusal -> warnings.add(refusal.getMessage()));
        warnings.addAll(resolver.warnings);
        return new Preview(payload, warnings);
    }

    /** Takes everything as it was given and notes what could not be confirmed. */
    private static final class Unconfirmed implements ValueResolver {

        private static final String UNKNOWN_IMAGE = "not-uploaded.png";

        private final List<String> warnings = new ArrayList<>();

        @Override
        public ObjectNode model(ModelRequest request) {
            if (request.open()) {
                warnings.add(request.input() + ": the server would choose the model among those that are installed");
                return JsonNodeFactory.instance.objectNode().put("key", "not-chosen");
            }
            return Optional.ofNullable(request.identifier()).orElseGet(() -> {
                warnings.add(request.input() + ": the model is named, and only a server can say which one that is");
                return JsonNodeFactory.instance.objectNode().put("key", request.keyOrName());
            });
        }

        @Override
        public String board(BoardRequest request) {
            if (request.id() != null) {
                return request.id();
            }
            warnings.add(request.input() + ": the board is named, and only a server can say which one that is");
            return request.name();
        }

        @Override
        public boolean hasBoard(String boardId) {
            return true;
        }

        @Override
        public String upload(String input, ImageSource source) {
            warnings.add(input + ": the image would be uploaded first, and only then has a name");
            return UNKNOWN_IMAGE;
        }

        @Override
        public List<String> dynamicPrompts(String input, String prompt, int most, boolean combinatorial, Long seed) {
            warnings.add(input + ": only a server can work out dynamic prompts; the text stands for them");
            return List.of(prompt);
        }

        @Override
        public List<String> imagesOfBoard(String input, String boardId, boolean assets) {
            warnings.add(input + ": only a server knows the images of a board; one stands for them");
            return List.of(UNKNOWN_IMAGE);
        }

        @Override
        public void requireImage(String input, String imageName) {
            // Only a server can tell; a run checks it.
        }
    }
}
