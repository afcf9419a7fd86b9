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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ModelLookupTest {

    private static final String TINY = """
            {"key":"k1","hash":"h1","name":"Tiny","base":"sd-1","type":"main","format":"diffusers"}""";
    private static final String GRAIN = """
            {"key":"k2","hash":"h2","name":"Grain","base":"sd-1","type":"lora","format":"lycoris"}""";
    private static final ModelFilter LORAS = new ModelFilter(Set.of(), Set.of("lora"), Set.of(), Set.of(), Set.of());

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
