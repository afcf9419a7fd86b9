package io.github.camelinvokeai.contract;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is wrong with a batch is found before it is taken, and said with the place: each of these is refused in the
 * words that {@code scripts/record-refusals} has recorded from InvokeAI.
 */
class RefusalsIT extends ContractTest {

    static List<Refusal> all() throws IOException {
        try (InputStream in = RefusalsIT.class.getResourceAsStream("refusals.json")) {
            List<Refusal> all = new ArrayList<>();
            Json.mapper().readTree(in).forEach(refusal -> all.add(new Refusal(
                    refusal.path("name").asText(), refusal.path("request"), (ArrayNode) refusal.path("detail"))));
            return all;
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void isRefusedInTheseWords(Refusal refusal) throws IOException, InterruptedException {
        BareEnqueue answer = BareEnqueue.send(refusal.request);

        assertThat(answer.status()).isEqualTo(422);
        // The server repeats what was sent, which is long and known.
        answer.body().path("detail").forEach(problem -> ((ObjectNode) problem).remove("input"));
        assertThat(answer.body().path("detail")).isEqualTo(refusal.detail);
    }

    record Refusal(String name, JsonNode request, ArrayNode detail) {

        /** How test reports name it. */
        @Override
        public String toString() {
            return name;
        }
    }
}
