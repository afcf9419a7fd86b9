package io.github.camelinvokeai.embedded.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.embedded.auth.Access;
import io.github.camelinvokeai.embedded.web.ApiAnswer;
import io.github.camelinvokeai.embedded.web.ApiRoutes;
import io.github.camelinvokeai.embedded.web.Router;

/** What the server says about itself. */
public final class AppRoutes implements ApiRoutes {

    private final RuntimeConfig config;

    public AppRoutes(RuntimeConfig config) {
        this.config = config;
    }

    @Override
    public void addTo(Router router) {
        ApiAnswer version
                = ApiAnswer.json(JsonNodeFactory.instance.objectNode().put("version", NodeSchema.shipped().version()));
        ApiAnswer openApi = ApiAnswer.json(NodeSchema.shippedDocument());
        router.on("GET", "/api/v1/app/version", Access.ANYONE, request -> version);
        router.on("GET", "/api/v1/app/runtime_config", Access.ADMINISTRATOR, request -> ApiAnswer.json(config.toJson()));
        // Whoever asks for the node packs wants to know whether there are others than InvokeAI's own.
        ObjectNode packs = JsonNodeFactory.instance.objectNode();
        packs.putArray("node_packs");
        packs.put("custom_nodes_path", "nodes");
        router.on("GET", "/api/v2/custom_nodes/", Access.ADMINISTRATOR, request -> ApiAnswer.json(packs));
        router.on("GET", "/openapi.json", Access.ANYONE, request -> openApi);
        router.on("HEAD", "/openapi.json", Access.ANYONE, request -> openApi);
    }
}
