package io.github.camelinvokeai.client.model;

import java.util.List;

import io.github.camelinvokeai.client.http.ApiHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DnnModelRepositoryIT {

    private final ApiHttp http = ApiHttp.builder(System.getProperty("invokeai.url")).build();
    private final DnnModelRepository models = new DnnModelRepository(http);

    @AfterEach
    void cleanUp() {
        http.close();
    }

    @Test
    void findsEveryListedModelAgain() {
        List<ModelInfo> all = models.listModels();

        assertThat(all).allSatisfy(model -> {
            assertThat(models.getModelByKey(model.key())).contains(model);
            assertThat(models.getModelByHash(model.hash())).map(ModelInfo::hash).contains(model.hash());
            assertThat(models.getModelsByAttributes(model.name(), model.base(), model.type())).contains(model);
            assertThat(model.toIdentifier()).hasSize(5).noneMatch(value -> value.isNull());
        });
    }

    @Test
    void whatIsNotInstalledIsNotFound() {
        assertThat(models.getModelByKey("no-such-key")).isEmpty();
        assertThat(models.getModelByHash("no-such-hash")).isEmpty();
        assertThat(models.getModelsByAttributes("no such model", "sd-1", "main")).isEmpty();
    }
}
