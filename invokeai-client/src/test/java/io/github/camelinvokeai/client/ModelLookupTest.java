package io.github.camelinvokeai.client;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.ModelNotFoundException;
import io.github.camelinvokeai.client.http.ApiHttp;
import io.github.camelinvokeai.client.http.ScriptedServer;
import io.github.camelinvokeai.client.http.ScriptedServer.Answer;
import io.github.camelinvokeai.client.http.ScriptedServer.Request;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.model.DnnModelRepository;
import io.github.camelinvokeai.client.schema.ModelFilter;
import io.github.camelinvokeai.client.workflow.ModelRequest;
import io.github.camelinvokeai.client.workflow.ModelResolution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelinvokeai.client.workflow.ModelResolution.BY_BASE_AND_TYPE;
import static io.github.camelinvokeai.client.workflow.ModelResolution.IDENTITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ModelLookupTest {

    private static final String TINY = """
            {"key":"k1","hash":"h1","name":"Tiny","base":"sd-1","type":"main","format":"diffusers"}""";
    private static final String GRAIN = """
            {"key":"k2","hash":"h2","name":"Grain","base":"sd-1","type":"lora","format":"lycoris"}""";
    private static final String SECOND = """
            {"key":"k3","hash":"h3","name":"Second","base":"sd-1","type":"main","format":"diffusers"}""";
    private static final String FIRST = """
            {"key":"k4","hash":"h4","name":"First","base":"sd-1","type":"main","format":"diffusers"}""";
    private static final String PAINT = """
            {"key":"k5","hash":"h5","name":"Aa","base":"sd-1","type":"main","format":"diffusers","variant":"inpaint"}""";
    private static final String XL = """
            {"key":"k6","hash":"h6","name":"A","base":"sdxl","type":"main","format":"diffusers"}""";
    private static final ModelFilter NORMAL_MAIN
            = new ModelFilter(Set.of("sd-1", "sd-2"), Set.of("main"), Set.of("normal"), Set.of(), Set.of());
    private static final ModelFilter LORAS = new ModelFilter(Set.of(), Set.of("lora"), Set.of(), Set.of(), Set.of());

    private static ObjectNode choose(ObjectNode identifier, ModelFilter filter, ModelResolution resolution, String... models) {
        String list = "{\"models\":[" + String.join(",", models) + "]}";
        try (var server = new ScriptedServer(
                request -> request.uri().equals("/api/v2/models/")
                        ? Answer.json(list) : Answer.notFound());
             ApiHttp http = server.client()) {
            return new ModelLookup(new DnnModelRepository(http))
                    .find(new ModelRequest("Model", null, identifier, false, filter, resolution));
        }
    }

    private static ObjectNode elsewhere(String base, String type) {
        return Json.mapper().createObjectNode().put("key", "kx").put("hash", "hx").put("name", "Elsewhere").put("base", base)
                .put("type", type);
    }

    private static Answer models(Request request) {
        return switch (request.uri()) {
            case "/api/v2/models/" -> Answer.json("{\"models\":[" + TINY + "," + GRAIN + "]}");
            case "/api/v2/models/i/k1" -> Answer.json(TINY);
            case "/api/v2/models/i/k2" -> Answer.json(GRAIN);
            default -> Answer.notFound();
        };
    }

    private static ObjectNode find(ModelRequest request) {
        try (var server = new ScriptedServer(ModelLookupTest::models); ApiHttp http = server.client()) {
            return new ModelLookup(new DnnModelRepository(http)).find(request);
        }
    }

    private static ModelRequest lora(String name, String value, boolean given) {
        return new ModelRequest("LoRA", null, Json.mapper().createObjectNode().put(name, value), given, LORAS);
    }

    private static ModelRequest named(String name) {
        return new ModelRequest("LoRA", name, null, true, LORAS);
    }

    @ParameterizedTest
    @CsvSource({ "key, k2", "hash, h2", "name, Grain" })
    void aModelIsFoundByWhatIsKnownOfIt(String name, String value) {
        assertThat(find(lora(name, value, true)).path("key").asText()).isEqualTo("k2");
        assertThat(find(lora(name, value, false)).path("key").asText()).isEqualTo("k2");
    }

    @ParameterizedTest
    @CsvSource({ "key, k1", "hash, h1" })
    void aGivenModelHasToFitHoweverItIsFound(String name, String value) {
        assertThatThrownBy(() -> find(lora(name, value, true))).isInstanceOf(ModelNotFoundException.class)
                .hasMessageContaining("Input 'LoRA': model 'Tiny'").hasMessageContaining("does not fit this input")
                .hasMessageContaining("'Grain'");
    }

    @ParameterizedTest
    @CsvSource({ "key, k1", "hash, h1" })
    void aStoredModelIsTakenAsItsAuthorChoseIt(String name, String value) {
        assertThat(find(lora(name, value, false)).path("key").asText()).isEqualTo("k1");
    }

    @Test
    void anotherModelOfTheSameBaseAndTypeServesIfThatIsAskedFor() {
        ObjectNode wanted = elsewhere("sd-1", "main");
        ObjectNode before = wanted.deepCopy();

        assertThat(choose(wanted, NORMAL_MAIN, BY_BASE_AND_TYPE, XL, GRAIN, PAINT, SECOND, FIRST).path("name").asText())
                .as("the first by name of those that fit").isEqualTo("First");
        assertThat(wanted).isEqualTo(before);
        assertThatThrownBy(() -> choose(wanted, NORMAL_MAIN, IDENTITY, SECOND, FIRST))
                .hasMessageContaining("'Elsewhere' is not installed");
    }

    @Test
    void theSameModelGoesBeforeAnother() {
        assertThat(choose(elsewhere("sd-1", "main").put("hash", "h3"), NORMAL_MAIN, BY_BASE_AND_TYPE, FIRST, SECOND)
                .path("name").asText()).isEqualTo("Second");
        assertThat(choose(elsewhere("sd-1", "main").put("name", "Second"), NORMAL_MAIN, BY_BASE_AND_TYPE, FIRST, SECOND)
                .path("name").asText()).isEqualTo("Second");
    }

    @Test
    void neitherBasesNorTypesAreCrossed() {
        assertThatThrownBy(() -> choose(elsewhere("sd-2", "main"), NORMAL_MAIN, BY_BASE_AND_TYPE, FIRST, XL, GRAIN))
                .isInstanceOf(ModelNotFoundException.class).hasMessageContaining("'First'").hasMessageNotContaining("'Grain'");
        assertThatThrownBy(() -> choose(elsewhere("sd-1", "vae"), ModelFilter.EVERY_MODEL, BY_BASE_AND_TYPE, FIRST, GRAIN))
                .isInstanceOf(ModelNotFoundException.class);
        assertThatThrownBy(() -> choose(elsewhere("sd-1", "main").put("hash", "h2"), NORMAL_MAIN, IDENTITY, GRAIN))
                .as("the same content, known as something else").isInstanceOf(ModelNotFoundException.class);
    }

    @Test
    void whatDoesNotSayItsBaseAndTypeIsNotReplaced() {
        ObjectNode named = Json.mapper().createObjectNode().put("name", "Elsewhere");

        assertThatThrownBy(() -> choose(named, NORMAL_MAIN, BY_BASE_AND_TYPE, FIRST)).hasMessageContaining("'Elsewhere'");
    }

    @Test
    void aModelIsChosenForAFieldThatIsLeftOpen() {
        assertThat(choose(null, NORMAL_MAIN, BY_BASE_AND_TYPE, XL, SECOND, FIRST).path("key").asText()).isEqualTo("k4");
        assertThatThrownBy(() -> choose(null, NORMAL_MAIN, BY_BASE_AND_TYPE, XL, GRAIN))
                .hasMessageContaining("none can be chosen; no installed model fits it; install one");
        assertThatThrownBy(() -> choose(null, ModelFilter.EVERY_MODEL, BY_BASE_AND_TYPE, FIRST))
                .as("of no type in particular").hasMessageContaining("none can be chosen");
    }

    @Test
    void betweenBasesNobodyChooses() {
        ModelFilter anyBase = new ModelFilter(Set.of(), Set.of("main"), Set.of(), Set.of(), Set.of());

        assertThatThrownBy(() -> choose(null, anyBase, BY_BASE_AND_TYPE, FIRST, XL))
                .hasMessageContaining("of several bases").hasMessageContaining("'First'").hasMessageContaining("'A'");
    }

    @Test
    void aNamedModelHasToFit() {
        assertThat(find(named("Grain")).path("key").asText()).isEqualTo("k2");
        assertThatThrownBy(() -> find(named("Tiny"))).hasMessageContaining("does not fit this input");
        assertThatThrownBy(() -> find(named("Fog"))).hasMessageContaining("model 'Fog' is not installed on the server")
                .hasMessageContaining("'Grain'");
    }

    @Test
    void aPromptThatIsTakenForAModelStaysOutOfTheMessage() {
        String prompt = "a camel at the sea, ".repeat(10);

        for (ModelRequest request : List.of(named(prompt), lora("name", prompt, true), lora("key", prompt, true))) {
            assertThatThrownBy(() -> find(request)).isInstanceOf(ModelNotFoundException.class)
                    .hasMessageContaining("model a text of 200 characters is not installed")
                    .hasMessageNotContaining("camel at");
        }
    }
}
