package io.github.camelinvokeai.client.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.client.http.ApiHttp;
import io.github.camelinvokeai.client.http.ApiPath;
import io.github.camelinvokeai.client.http.Query;

/**
 * The installed models of a server, through InvokeAI's model manager API. Thread-safe; every call blocks, asks the
 * server anew and throws what {@link ApiHttp} throws.
 */
public final class DnnModelRepository {

    private final ApiHttp http;

    public DnnModelRepository(ApiHttp http) {
        this.http = http;
    }

    public List<ModelInfo> listModels() {
        return listModels(ModelQuery.all());
    }

    /**
     * The models that match. They are chosen here, not by the server, which refuses words for base and type that its
     * version does not know.
     */
    public List<ModelInfo> listModels(ModelQuery query) {
        JsonNode models = http.get(ApiPath.v2("models", ""), Query.none()).path("models");
        return StreamSupport.stream(models.spliterator(), false).map(ModelInfo::of).filter(query::matches).toList();
    }

    /** The model of this key, if it is installed. */
    public Optional<ModelInfo> getModelByKey(String key) {
        try {
            return Optional.of(ModelInfo.of(http.get(ApiPath.v2("models", "i", key), Query.none())));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** A model of this hash, if one is installed; several may share it, then the first. */
    public Optional<ModelInfo> getModelByHash(String hash) {
        return listModels().stream().filter(model -> hash.equals(model.hash())).findFirst();
    }

    /** The models of this name, base and type; more than one may answer to them. */
    public List<ModelInfo> getModelsByAttributes(String name, String base, String type) {
        return listModels(new ModelQuery(base, type, name));
    }
}
