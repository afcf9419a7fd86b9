package io.github.camelinvokeai.client.workflow;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.error.MissingInputException;
import io.github.camelinvokeai.client.error.ModelNotFoundException;
import io.github.camelinvokeai.client.error.ModelNotFoundException.MissingModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.model;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

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
            assertThat(request.given()).isFalse();
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
    void allModelsThatTheServerLacksAreOneErrorBeforeAnythingIsUploaded() {
        Submission submission = workflow().node("b", "img_blur").input("image").node("l", "main_model_loader")
                .input("model", model("huge")).node("v", "vae_loader").input("vae_model", model("vast"))
                .node("c", "lora_collection_loader")
                .input("loras", json("[{'lora':" + model("grain").toString().replace('"', '\'') + ",'weight':1}]"))
                .shown("b.image").compile().newSubmission().set(0, new byte[] { 1 });

        assertThatThrownBy(() -> submission.payload(server)).isInstanceOf(ModelNotFoundException.class)
                .hasMessageContaining("3 models were not found").asInstanceOf(type(ModelNotFoundException.class))
                .extracting(ModelNotFoundException::missing).asInstanceOf(list(MissingModel.class))
                .extracting(MissingModel::problem).containsExactly("no model huge", "no model vast", "no model grain");
        assertThat(server.questions).noneMatch(question -> question.startsWith("upload"));
    }

    @Test
    void aModelThatIsLeftOpenIsMissingUnlessTheServerMayChoose() {
        for (WorkflowHandle workflow : List.of(loader(null).shown("l.model").compile(), loader(null).compile())) {
            assertThatThrownBy(() -> workflow.newSubmission().payload(server)).isInstanceOf(MissingInputException.class)
                    .hasMessageContaining("l.model");

            Submission submission = workflow.newSubmission().modelResolution(ModelResolution.BY_BASE_AND_TYPE);
            assertThat(sent(submission).node("l").path("model").path("key").asText()).isEqualTo("tiny");
            assertThat(server.models.get(0).open()).isTrue();
        }
    }

    @Test
    void aModelThatTheCallerTookAwayIsNotChosen() {
        Submission submission = loader(model("tiny")).shown("l.model").compile().newSubmission()
                .modelResolution(ModelResolution.BY_BASE_AND_TYPE).set(0, null);

        assertThatThrownBy(() -> submission.payload(server)).isInstanceOf(MissingInputException.class);
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
        assertThat(server.models).allMatch(ModelRequest::given);
    }

    @Test
    void lorasAreGivenByNameOrAsObjectsAndLookedUpAsModelsAre() {
        WorkflowHandle workflow
                = workflow().node("c", "lora_collection_loader").input("loras", null).shown("c.loras").compile();
        String lora = "{\"lora\":" + model("tiny").put("hash", "hash here") + ",\"weight\":";

        Sent sent = sent(workflow.newSubmission().set(0, List.of("name of tiny", Map.of("key", "tiny", "weight", 0.5))));

        assertThat(sent.node("c").path("loras")).hasToString("[" + lora + "0.75}," + lora + "0.5}]");
        assertThat(sent.embedded("c", "loras")).isEqualTo(sent.node("c").path("loras"));
        assertThat(sent(workflow.newSubmission().set(0, "tiny")).node("c").path("loras")).hasToString("[" + lora + "0.75}]");
        assertThat(server.models).allMatch(ModelRequest::given)
                .allSatisfy(request -> assertThat(request.filter().types()).containsExactly("lora"));
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

    @Test
    void theLorasOfACollectionBecomeThoseThatTheServerHas() {
        server.withModel(model("grain").put("hash", "hash here"));
        WorkflowBuilder workflow = workflow().node("l", "lora_collection_loader").input("loras", loras("grain", "tiny"));

        JsonNode sent = sent(workflow.compile().newSubmission()).node("l").path("loras");

        assertThat(sent.get(0)).isEqualTo(lora(model("grain").put("hash", "hash here")));
        assertThat(sent.get(1)).isEqualTo(lora(model("tiny").put("hash", "hash here")));
        assertThat(server.models).hasSize(2).allSatisfy(request -> {
            assertThat(request.input()).contains("(l.loras)");
            assertThat(request.filter().types()).containsExactly("lora");
            assertThat(request.filter().bases()).containsExactlyInAnyOrder("sd-1", "sd-2");
        });
        Submission gone = workflow.input("loras", loras("grain", "gone")).compile().newSubmission();
        assertThatThrownBy(() -> gone.payload(server)).isInstanceOf(ModelNotFoundException.class);
    }

    @Test
    void theLorasThatAreGivenAreLookedUpToo() {
        WorkflowHandle workflow = workflow().node("l", "lora_collection_loader").input("loras").shown("l.loras").compile();
        Map<String, Object> tiny = Map.of("lora", Map.of("key", "tiny"), "weight", 0.5);

        for (Object given : new Object[] { List.of(tiny), tiny }) {
            Sent sent = sent(workflow.newSubmission().set("LoRAs", given));
            JsonNode loras = sent.node("l").path("loras");
            assertThat(loras.isArray() ? loras.get(0) : loras).isEqualTo(lora(model("tiny").put("hash", "hash here")));
            assertThat(sent.embedded("l", "loras")).as("what the picture carries").isEqualTo(loras);
        }
        Submission gone = workflow.newSubmission()
                .set("LoRAs", List.of(tiny, Map.of("lora", Map.of("key", "gone"), "weight", 1)));
        assertThatThrownBy(() -> gone.payload(server)).isInstanceOf(ModelNotFoundException.class);
    }

    @ParameterizedTest
    @CsvSource({ "ip_adapter, image", "image_collection, images", "qwen_image_text_encoder, reference_images" })
    void everyImageOfAListMustExistWhetherStoredOrGiven(String type, String field) {
        server.withImage("b.png");
        JsonNode there = images("a.png", "b.png");
        Submission stored = filled(type, field, there).compile().newSubmission();
        Submission given = filled(type, field, null).shown("i." + field).compile().newSubmission().set(0, there);

        assertThat(sent(stored).node("i").path(field)).isEqualTo(there);
        assertThat(sent(given).node("i").path(field)).isEqualTo(there);
        assertThat(server.questions).filteredOn(question -> question.endsWith("image b.png")).hasSize(2);

        JsonNode lost = images("a.png", "gone.png");
        Submission storedLost = filled(type, field, lost).compile().newSubmission();
        Submission givenLost = filled(type, field, null).shown("i." + field).compile().newSubmission().set(0, lost);
        for (Submission submission : List.of(storedLost, givenLost)) {
            assertThatThrownBy(() -> submission.payload(server)).isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("gone.png");
        }
    }

    /**
     * An empty list of images refers to none, and what is unknown to the client is nobody's business but the server's.
     */
    @Test
    void nobodyIsAskedAboutWhatRefersToNothing() {
        sent(workflow().node("i", "image_collection").input("images", images()).node("x", "from_another_pack")
                .input("image", json("{'image_name':'gone.png'}")).node("m", "core_metadata")
                .input("extra", images("gone.png")).shown("x.image").compile().newSubmission());

        assertThat(server.questions).isEmpty();
    }

    /** With what the node types need besides. */
    private static WorkflowBuilder filled(String type, String field, JsonNode value) {
        WorkflowBuilder workflow = workflow().node("a", "model_identifier").input("model", model("tiny")).node("u", "unknown")
                .node("i", type);
        for (String required : List.of("ip_adapter_model", "qwen_vl_encoder")) {
            workflow.input(required).edge("u.any", "i." + required);
        }
        return workflow.input("prompt", "words").input(field, value);
    }

    private static JsonNode images(String... names) {
        ArrayNode images = WorkflowBuilder.object().arrayNode();
        Arrays.stream(names).forEach(name -> images.addObject().put("image_name", name));
        return images;
    }

    private static JsonNode loras(String... keys) {
        ArrayNode loras = WorkflowBuilder.object().arrayNode();
        Arrays.stream(keys).forEach(key -> loras.add(lora(model(key))));
        return loras;
    }

    private static ObjectNode lora(JsonNode model) {
        ObjectNode lora = WorkflowBuilder.object();
        lora.set("lora", model);
        return lora.set("weight", json("0.5"));
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
