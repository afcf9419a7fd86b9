package io.github.camelinvokeai.contract;

import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.json.Json;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The node types that a server can run, by its own word: it lists them when it refuses one that does not exist. The
 * list is longer than any message that the client passes on, so it is read from the bare answer.
 */
final class RunnableNodes {

    private static final String NO_SUCH_TYPE = "no_node_has_this_type";
    private static final Pattern QUOTED = Pattern.compile("'([a-z0-9_]+)'");

    private RunnableNodes() {
    }

    static Set<String> types() throws IOException, InterruptedException {
        BareEnqueue answer = BareEnqueue.send(batch());
        JsonNode detail = answer.body().path("detail").path(0);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(detail.path("type").asText()).isEqualTo("union_tag_invalid");
        return QUOTED.matcher(detail.path("ctx").path("expected_tags").asText()).results().map(type -> type.group(1))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static ObjectNode batch() {
        ObjectNode body = Json.mapper().createObjectNode();
        ObjectNode graph = body.putObject("batch").put("runs", 1).putObject("graph");
        graph.putObject("nodes").putObject("node").put("id", "node").put("type", NO_SUCH_TYPE);
        graph.putArray("edges");
        return body;
    }
}
