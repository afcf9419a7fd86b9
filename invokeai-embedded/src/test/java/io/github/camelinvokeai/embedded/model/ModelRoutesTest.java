package io.github.camelinvokeai.embedded.model;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.embedded.web.Call;
import io.github.camelinvokeai.embedded.web.Call.Answered;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ModelRoutesTest {

    private static final String MODELS = "/api/v2/models/";

    private final ModelStore store = new ModelStore(ModelStore.DEFAULTS);

    private Answered get(String uri) {
        return Call.of("GET", MODELS + uri).to(new ModelRoutes(store));
    }

    private List<String> names(String uri) {
        return get(uri).json().path("models").valueStream().map(model -> model.path("name").asText()).toList();
    }

    @Test
    void listsAndFilters() {
        assertThat(names("")).containsExactly("Tiny SD", "Tiny SDXL");
        assertThat(names("?base_models=sdxl&base_models=sd-1")).containsExactly("Tiny SDXL", "Tiny SD");
        assertThat(names("?model_name=Tiny%20SD")).containsExactly("Tiny SD");
        assertThat(names("?model_type=lora")).isEmpty();
        assertThat(names("?model_format=diffusers")).hasSize(2);
        assertThat(names("missing")).isEmpty();
        assertThat(get("?model_type=zz").status()).isEqualTo(422);
    }

    @Test
    void findsAModelByAllThatNamesIt() {
        JsonNode model = get("").json().path("models").get(0);

        assertThat(get("i/" + model.path("key").asText()).json()).isEqualTo(model);
        assertThat(get("get_by_hash?hash=" + model.path("hash").asText()).json()).isEqualTo(model);
        assertThat(get("get_by_attrs?name=Tiny%20SD&type=main&base=sd-1").json()).isEqualTo(model);
        assertThat(store.find(model.path("key").asText())).contains(model.deepCopy());
    }

    @Test
    void saysWhatItDidNotFind() {
        assertThat(get("i/nope").text()).isEqualTo("{\"detail\":\"model not found\"}");
        assertThat(get("get_by_hash?hash=nope").text()).isEqualTo("{\"detail\":\"No model found with this hash\"}");
        assertThat(get("get_by_attrs?name=x&type=main&base=sd-1").text())
                .isEqualTo("{\"detail\":\"No model found with these attributes\"}");
        assertThat(get("get_by_attrs").json().path("detail")).hasSize(3);
    }

    @Test
    void theSameModelHasTheSameKeyOnEveryServer() {
        assertThat(InstalledModel.main("a", InstalledModel.SD_1).key())
                .isEqualTo(InstalledModel.main("a", InstalledModel.SD_1).key())
                .isNotEqualTo(InstalledModel.main("a", InstalledModel.SDXL).key());
    }
}
