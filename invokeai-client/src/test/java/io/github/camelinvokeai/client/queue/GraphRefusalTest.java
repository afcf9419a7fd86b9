package io.github.camelinvokeai.client.queue;

import java.util.Collections;
import java.util.List;

import io.github.camelinvokeai.client.error.GraphRefusedException;
import io.github.camelinvokeai.client.error.GraphRefusedException.Problem;
import io.github.camelinvokeai.client.http.ErrorAnswer;
import io.github.camelinvokeai.client.http.ErrorAnswer.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class GraphRefusalTest {

    private static GraphRefusedException refusal(Fault... faults) {
        ErrorAnswer answer = new ErrorAnswer("POST http://host/enqueue_batch", 422, "some detail", List.of(faults));
        return (GraphRefusedException) GraphRefusal.of(answer).orElseThrow();
    }

    @Test
    void otherErrorsAreNotRefusals() {
        assertThat(GraphRefusal.of(new ErrorAnswer("POST x", 500, "", List.of()))).isEmpty();
    }

    @Test
    void nodeAndFieldComeFromThePlace() {
        GraphRefusedException e = refusal(
                new Fault(List.of("body", "batch", "graph", "nodes", "n1", "noise", "width"), "less_than", "Too wide"));

        assertThat(e.problems()).containsExactly(new Problem("n1", "width", "less_than", "Too wide"));
        assertThat(e).hasMessageContaining("node 'n1', field 'width': Too wide").hasMessageContaining("nothing was queued");
    }

    @Test
    void anUnknownNodeTypeHasNoField() {
        GraphRefusedException e = refusal(
                new Fault(List.of("body", "batch", "graph", "nodes", "n1"), "union_tag_invalid", "No such tag"));

        assertThat(e.problems()).containsExactly(new Problem("n1", null, "union_tag_invalid", "No such tag"));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "Value error, Edge source node zz does not exist in the graph, zz, -",
            "Value error, Edge destination field radius does not exist in node b 2, b 2, radius",
            "Value error, Edge source and target types do not match (b.width -> u.image), u, image",
            "Value error, Node zz not found in graph, zz, -",
            "Value error, Field zz not found in node i, i, zz",
            "Value error, Graph contains cycles, -, -" })
    void forEdgesAndDataTheyComeFromTheWords(String start, String words, String node, String field) {
        GraphRefusedException e = refusal(new Fault(List.of("body", "batch", "graph"), "value_error", start + ", " + words));

        assertThat(e.problems()).extracting(Problem::nodeId).containsExactly(node);
        assertThat(e.problems()).extracting(Problem::field).containsExactly(field);
        assertThat(e).hasMessageContaining(words);
    }

    @Test
    void manyProblemsAreCountedNotListed() {
        Fault fault = new Fault(List.of("body"), "missing", "Field required");

        assertThat(refusal(Collections.nCopies(8, fault).toArray(Fault[]::new))).hasMessageContaining("and 3 more");
    }

    @Test
    void withoutFaultsTheDetailSpeaks() {
        assertThat(refusal()).hasMessageContaining("some detail");
    }
}
