package io.github.camelinvokeai.contract;

import java.util.List;

import io.github.camelinvokeai.client.http.ApiHttp;
import io.github.camelinvokeai.client.http.ApiPath;
import io.github.camelinvokeai.client.http.Query;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.schema.NodeTemplate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The shipped facts and the document of a running server of the same release give the same templates. */
class NodeFactsIT extends ContractTest {

    @Test
    void theShippedFactsAreThoseOfTheServer() {
        String version = client.serverVersion();
        assertThat(version).as("release of the server at %s", client.url()).isEqualTo(NodeSchema.shipped().version());

        NodeSchema live;
        try (ApiHttp http = ServerUnderTest.http(client.url().toString())) {
            live = NodeSchema.fromOpenApi(
                    http.get(ApiPath.root("openapi.json"), Query.none()), version, "server " + client.url());
        }

        assertThat(live.templates().keySet()).isEqualTo(NodeSchema.shipped().templates().keySet());
        live.templates().forEach((type, node) -> assertSame(node, NodeSchema.shipped().template(type).orElseThrow()));
    }

    private static void assertSame(NodeTemplate live, NodeTemplate shipped) {
        assertThat(shipped).isEqualTo(live);
        assertThat(List.copyOf(shipped.inputs().keySet())).as("order of inputs").isEqualTo(List.copyOf(live.inputs().keySet()));
        assertThat(List.copyOf(shipped.outputs().keySet())).as("order of outputs")
                .isEqualTo(List.copyOf(live.outputs().keySet()));
    }
}
