package io.github.camelinvokeai.client.workflow;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.ROOT;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * However large or deep a file is, it is compiled and sent in the end. The limit only tells a hang from a slow machine.
 */
class LargeWorkflowTest {

    private static final int MANY = 50_000;
    private static final Duration HANG = Duration.ofSeconds(90);

    @Test
    void aChainOfFiftyThousandNodes() {
        WorkflowBuilder workflow = workflow().node("n0", "add").input("b", 1);
        for (int i = 1; i < MANY; i++) {
            workflow.node("n" + i, "add").input("a", 0).input("b", 1).edge("n" + (i - 1) + ".value", "n" + i + ".a");
        }

        Sent sent = unlessItHangs(() -> Sent.by(workflow));

        assertThat(sent.nodes()).hasSize(MANY);
        assertThat(sent.edges()).hasSize(MANY - 1);
    }

    @Test
    void aChainOfFiftyThousandConnectorsThatFeedsAThousandNodes() {
        WorkflowBuilder workflow = workflow().node("i", "integer").input("value", 1).connector("c0").edge("i.value", "c0.in");
        for (int i = 1; i < MANY; i++) {
            workflow.connector("c" + i).edge("c" + (i - 1) + ".out", "c" + i + ".in");
        }
        for (int i = 0; i < 1_000; i++) {
            workflow.node("n" + i, "add").edge("c" + (MANY - 1 - i) + ".out", "n" + i + ".a");
        }

        assertThat(unlessItHangs(() -> Sent.by(workflow)).edges()).hasSize(1_000).contains("i.value > n999.a");
    }

    @Test
    void fiftyThousandEdgesIntoOneCollector() {
        WorkflowBuilder workflow = workflow().node("all", "collect");
        for (int i = 0; i < MANY; i++) {
            workflow.node("n" + i, "integer").edge("n" + i + ".value", "all.item");
        }

        assertThat(unlessItHangs(() -> Sent.by(workflow)).edges()).hasSize(MANY);
    }

    @Test
    void fiftyThousandBatchNodesThatFeedSomething() {
        WorkflowBuilder workflow = workflow().node("all", "collect");
        for (int i = 0; i < MANY; i++) {
            workflow.node("n" + i, "integer_batch").edge("n" + i + ".value", "all.item");
        }

        assertThat(unlessItHangs(workflow::compile).problems()).isEmpty();
    }

    @Test
    void fiftyThousandContainersInEachOther() {
        WorkflowBuilder workflow = workflow().node("n", "noise").input("seed", 1);
        String parent = ROOT;
        for (int i = 0; i < MANY; i++) {
            workflow.container(parent, "box" + i);
            parent = "box" + i;
        }
        WorkflowBuilder deep = workflow.shownIn(parent, "n", "seed");

        assertThat(unlessItHangs(deep::compile).inputs()).extracting(WorkflowInput::address).containsExactly("n.seed");
    }

    @Test
    void aContainerThatListsItsChildFiftyThousandTimes() {
        WorkflowBuilder workflow = workflow().node("n", "noise").input("seed", 1).shown("n.seed");
        ArrayNode children = (ArrayNode) workflow.tree().at("/form/elements/root/data/children");
        for (int i = 1; i < MANY; i++) {
            children.add("n.seed");
        }

        assertThat(unlessItHangs(workflow::compile).inputs()).hasSize(1);
    }

    @Test
    void aFieldThatIsShownFiftyThousandTimes() {
        WorkflowBuilder workflow = workflow().node("n", "noise").input("seed", 1);
        for (int i = 0; i < MANY; i++) {
            workflow.exposed("n", "seed");
        }

        assertThat(unlessItHangs(workflow::compile).input(MANY - 1).placements()).hasSize(MANY);
    }

    @Test
    void fiftyThousandInputsAllOfThemSetByIndexAddressOrLabel() {
        String[] keys = { "%d", "n%d.value", "Number %d" };
        WorkflowBuilder workflow = workflow();
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < MANY; i++) {
            workflow.node("n" + i, "integer").input("value", 0).labelled("Number " + i).exposed("n" + i, "value");
            values.put(keys[i % 3].formatted(i), i);
        }

        Sent sent = unlessItHangs(() -> Sent.by(workflow.compile().newSubmission().setAll(values)));

        assertThat(sent.node("n49999").path("value").intValue()).isEqualTo(49_999);
    }

    @Test
    void oneNodeWithFiftyThousandInputsAllOfThemSet() {
        WorkflowBuilder workflow = workflow().node("m", "core_metadata");
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < MANY; i++) {
            workflow.input("extra" + i, 0).shown("m.extra" + i);
            values.put("m.extra" + i, i);
        }

        Sent sent = unlessItHangs(() -> Sent.by(workflow.compile().newSubmission().setAll(values)));

        assertThat(sent.embedded("m", "extra49999").intValue()).isEqualTo(49_999);
    }

    @Test
    void aPromptOfAMillionCharactersAndAnIdOfTenThousand() {
        String prompt = "camel 🐪 ".repeat(125_000);
        String id = "i".repeat(10_000);
        WorkflowBuilder workflow = workflow().node(id, "string").input("value", "").shown(id + ".value");

        Sent sent = unlessItHangs(() -> Sent.by(workflow.compile().newSubmission().set(0, prompt)));

        assertThat(sent.node(id).path("value").textValue()).isEqualTo(prompt);
    }

    @Test
    void fiftyThousandElementsOfAFormThatNothingLists() {
        WorkflowBuilder workflow = workflow().node("n", "noise").input("seed", 1).shown("n.seed");
        ObjectNode elements = (ObjectNode) workflow.tree().at("/form/elements");
        for (int i = 0; i < MANY; i++) {
            elements.putObject("lost" + i).put("id", "lost" + i).put("type", "node-field").putObject("data")
                    .putObject("fieldIdentifier").put("nodeId", "n").put("fieldName", "seed");
        }

        assertThat(unlessItHangs(workflow::compile).warnings()).hasSize(MANY);
    }

    private static <T> T unlessItHangs(Supplier<T> work) {
        return assertTimeoutPreemptively(HANG, work::get);
    }
}
