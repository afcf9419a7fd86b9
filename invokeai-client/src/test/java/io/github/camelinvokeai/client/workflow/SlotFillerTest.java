package io.github.camelinvokeai.client.workflow;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.error.ModelNotFoundException;
import org.junit.jupiter.api.Test;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.model;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Models and images are what the server says they are. */
class SlotFillerTest {

    private final KnownServer server = new KnownServer().withModel(model("tiny").put("hash", "hash here")).withImage("a.png");

    @Test
    void aStoredModelBecomesTheOneThatTheServerHas() {
        WorkflowHandle workflow = loader(model("tiny")).shown("l.model").compile();

        assertThat(sent(workflow.newSubmission()).node("l").path("model")).isEqualTo(model("tiny").put("hash", "hash here"));
        assertThat(server.models).singleElement().satisfies(request -> {
            assertThat(request.input()).isEqualTo("Model (0, l.model)");
            assertThat(request.keyOrName()).isNull();
            assertThat(request.identifier()).isEqualTo(model("tiny"));
        });
    }

    @Test
    void aStoredModelThatTheFormDoesNotShowIsLookedUpAllTheSame() {
        assertThat(sent(loader(model("tiny")).compile().newSubmission()).node("l").path("model").path("hash").asText())
                .isEqualTo("hash here");
        assertThat(server.questions).containsExactly("model for Main Model - SD1.5, SD2 (l.model)");
    }

    @Test
    void aStoredModelThatTheServerLacksIsAnError() {
        Submission submission = loader(model("huge")).compile().newSubmission();

        assertThatThrownBy(() -> submission.payload(server)).isInstanceOf(ModelNotFoundException.class);
    }

    @Test
    void aModelIsGivenByNameByKeyOrAsAnObject() {
        WorkflowHandle workflow = loader(null).shown("l.model").compile();

        for (Object given : new Object[] { "tiny", "name of tiny", Map.of("key", "tiny"), "{\"key\":\"tiny\"}" }) {
            Sent sent = sent(workflow.newSubmission().set("Model", given));
            assertThat(sent.node("l").path("model")).isEqualTo(model("tiny").put("hash", "hash here"));
            assertThat(sent.embedded("l", "model")).as("what the picture carries").isEqualTo(sent.node("l").path("model"));
        }
        assertThat(server.models).extracting(ModelRequest::keyOrName).containsExactly("tiny", "name of tiny", null, null);
    }

    @Test
    void theLookUpKnowsWhichModelsFit() {
        WorkflowHandle workflow = workflow().node("v", "vae_loader").input("vae_model", model("tiny")).compile();

        sent(workflow.newSubmission());

        assertThat(server.models.get(0).filter().types()).containsExactly("vae");
    }

    @Test
    void aGivenModelGoesBeforeTheStoredOneWhichNobodyAsksFor() {
        Sent sent = sent(loader(model("huge")).shown("l.model").compile().newSubmission().set(0, "tiny"));

        assertThat(sent.node("l").path("model").path("key").asText()).isEqualTo("tiny");
        assertThat(server.models).hasSize(1);
    }

    @Test
    void thePartOfAModelThatIsMeantStaysNamed() {
        Sent sent = sent(loader(model("tiny").put("submodel_type", "vae")).compile().newSubmission());

        assertThat(sent.node("l").path("model"))
                .isEqualTo(model("tiny").put("hash", "hash here").put("submodel_type", "vae"));
    }

    @Test
    void aModelOfMetadataIsLookedUpToo() {
        Sent sent = sent(workflow().node("m", "core_metadata").input("model", model("tiny")).compile().newSubmission());

        assertThat(sent.node("m").path("model").path("hash").asText()).isEqualTo("hash here");
    }

    @Test
    void aModelThatAnEdgeFeedsIsNotLookedUp() {
        WorkflowBuilder workflow = loader(model("huge")).node("s", "model_identifier").input("model", model("tiny"))
                .edge("s.model", "l.model");

        sent(workflow.compile().newSubmission());

        assertThat(server.models).singleElement().satisfies(request -> assertThat(request.input()).contains("(s.model)"));
    }

    @Test
    void aStoredImageMustExist() {
        sent(blur("a.png").compile().newSubmission());

        assertThat(server.questions).containsExactly("is there image a.png");
        Submission gone = blur("gone.png").compile().newSubmission();
        assertThatThrownBy(() -> gone.payload(server)).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("gone.png");
    }

    @Test
    void aNamedImageMustExist() {
        WorkflowHandle workflow = blur("gone.png").shown("b.image").compile();

        assertThat(sent(workflow.newSubmission().set("Image", "a.png")).node("b").path("image"))
                .isEqualTo(json("{'image_name':'a.png'}"));
        assertThatThrownBy(() -> sent(workflow.newSubmission().set("Image", "lost.png")))
                .isInstanceOf(InvalidValueException.class).hasMessageContaining("lost.png");
    }

    @Test
    void aPictureIsUploadedAndThenNamed() {
        WorkflowHandle workflow = blur("gone.png").shown("b.image").compile();

        Sent sent = sent(workflow.newSubmission().set("Image", new byte[] { 1, 2, 3 }));

        assertThat(sent.node("b").path("image")).isEqualTo(json("{'image_name':'uploaded-1.png'}"));
        assertThat(sent.embedded("b", "image")).isEqualTo(json("{'image_name':'uploaded-1.png'}"));
        assertThat(server.questions).containsExactly("upload for Image (0, b.image)");
    }

    @Test
    void oneSourceForTwoInputsIsUploadedOnce() {
        WorkflowHandle workflow = workflow().node("b", "img_blur").input("image").node("c", "img_blur").input("image")
                .shown("b.image", "c.image").compile();
        InputStream stream = new ByteArrayInputStream(new byte[] { 1, 2, 3 });

        Sent sent = sent(workflow.newSubmission().set(0, stream).set(1, stream));

        assertThat(sent.node("b").path("image")).isEqualTo(sent.node("c").path("image"));
        assertThat(server.questions).containsExactly("upload for Image (0, b.image)");
    }

    private static WorkflowBuilder loader(JsonNode model) {
        return workflow().node("l", "main_model_loader").input("model", model);
    }

    private static WorkflowBuilder blur(String image) {
        return workflow().node("b", "img_blur").input("image", json("{'image_name':'" + image + "'}"));
    }

    private Sent sent(Submission submission) {
        return new Sent(submission.payload(server));
    }
}
