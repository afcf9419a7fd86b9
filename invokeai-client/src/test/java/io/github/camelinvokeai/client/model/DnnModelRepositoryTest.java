package io.github.camelinvokeai.client.model;

import io.github.camelinvokeai.client.http.ApiHttp;
import io.github.camelinvokeai.client.http.ScriptedServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DnnModelRepositoryTest {

    private static final String MODELS = """
            {"models":[
             {"key":"k1","hash":"h","name":"Tiny","base":"sd-1","type":"main","format":"diffusers","description":null},
             {"key":"k2","hash":"h","name":"Tiny","base":"sdxl","type":"main","description":"d"},
             {"key":"k3","hash":"x","name":"Odd","base":"sd-99","type":"dream","format":"new","path":"p"}]}""";

    private static ScriptedServer server() {
        return ScriptedServer.answering(200, "application/json", MODELS);
    }

    @Test
    void listsModelsOfKindsThisClientHasNeverHeardOf() {
        try (var server = server(); ApiHttp http = server.client()) {
            assertThat(new DnnModelRepository(http).listModels()).extracting(ModelInfo::type)
                    .containsExactly("main", "main", "dream");
            assertThat(server.onlyRequest().line()).isEqualTo("GET /api/v2/models/");
        }
    }

    @Test
    void choosesByAnyOfBaseTypeAndName() {
        try (var server = server(); ApiHttp http = server.client()) {
            DnnModelRepository models = new DnnModelRepository(http);

            assertThat(models.listModels(ModelQuery.all().withName("Tiny"))).hasSize(2);
            assertThat(models.listModels(ModelQuery.all().withBase("sd-99").withType("dream"))).hasSize(1);
            assertThat(models.getModelsByAttributes("Tiny", "sdxl", "main")).extracting(ModelInfo::key).containsExactly("k2");
            assertThat(models.getModelsByAttributes("Tiny", "sdxl", "lora")).isEmpty();
        }
    }

    @Test
    void findsTheFirstOfAHash() {
        try (var server = server(); ApiHttp http = server.client()) {
            DnnModelRepository models = new DnnModelRepository(http);

            assertThat(models.getModelByHash("h")).map(ModelInfo::key).contains("k1");
            assertThat(models.getModelByHash("nope")).isEmpty();
        }
    }

    @Test
    void aModelKnowsItsPlaceInAGraph() {
        try (var server = server(); ApiHttp http = server.client()) {
            ModelInfo model = new DnnModelRepository(http).listModels().get(0);

            assertThat(model.description()).isNull();
            assertThat(model.toIdentifier())
                    .hasToString("{\"key\":\"k1\",\"hash\":\"h\",\"name\":\"Tiny\",\"base\":\"sd-1\",\"type\":\"main\"}");
        }
    }
}
