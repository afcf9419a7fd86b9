package io.github.camelinvokeai.contract;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.error.UnknownInputException;
import io.github.camelinvokeai.client.field.NumberField;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import io.github.camelinvokeai.client.workflow.WorkflowInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The inputs of a workflow are those of its form, whether the shipped node facts or the server's own are used. */
class DiscoverIT extends ContractTest {

    @Test
    void theInputsComeInTheOrderOfTheForm() {
        WorkflowHandle workflow = workflow(SD15);

        assertThat(workflow.inputs()).extracting(WorkflowInput::label).containsExactly("Prompt", "Negative prompt", "Model",
                "Width", "Height", "Steps", "CFG scale", "Scheduler", "Seed", "Board");
        assertThat(workflow.inputs()).extracting(input -> input.field().kind()).containsExactly(FieldKind.STRING,
                FieldKind.STRING, FieldKind.MODEL, FieldKind.INTEGER, FieldKind.INTEGER, FieldKind.INTEGER, FieldKind.FLOAT,
                FieldKind.SCHEDULER, FieldKind.INTEGER, FieldKind.BOARD);
        assertThat(workflow.inputs()).extracting(WorkflowInput::index)
                .isEqualTo(IntStream.range(0, workflow.inputs().size()).boxed().toList());
        assertThat(workflow.input("Model")).satisfies(model -> {
            assertThat(model.required()).isTrue();
            assertThat(model.connected()).isFalse();
            assertThat(model.value()).isNull();
            assertThat(model.nodeType()).isEqualTo("main_model_loader");
        });
        assertThat(workflow.input("Steps").field()).isInstanceOf(NumberField.class);
        assertThat(workflow.warnings()).isEmpty();
        assertThat(workflow.problems()).isEmpty();
    }

    @Test
    void anInputAnswersToItsIndexItsAddressAndItsLabel() {
        WorkflowHandle workflow = workflow(SD15);
        WorkflowInput steps = workflow.input("Steps");

        assertThat(workflow.input(steps.index())).isEqualTo(steps);
        assertThat(workflow.input(String.valueOf(steps.index()))).isEqualTo(steps);
        assertThat(workflow.input(steps.address())).isEqualTo(steps);
    }

    @Test
    void whatAnswersToNothingOrToSeveralListsTheCandidates() {
        WorkflowHandle same = client.workflow(new SmallWorkflow()
                .node("left", "blank_image", Map.of("width", 16)).node("right", "blank_image", Map.of("width", 16))
                .expose("left.width").expose("right.width").definition());

        assertThatThrownBy(() -> workflow(SD15).input("steps")).isInstanceOf(UnknownInputException.class)
                .hasMessageContaining("Steps");
        assertThatThrownBy(() -> workflow(SD15).input("10")).isInstanceOf(UnknownInputException.class);
        assertThatThrownBy(() -> same.input(same.input(0).label())).isInstanceOf(UnknownInputException.class)
                .hasMessageContaining("left.width").hasMessageContaining("right.width");
    }

    @ParameterizedTest
    @ValueSource(strings = { CPU_NODES, SD15, SDXL, IMAGE_TO_IMAGE })
    void theServersOwnNodeFactsGiveTheSameInputsAsTheShippedOnes(String file) {
        List<WorkflowInput> shipped = workflow(file).inputs();

        await().atMost(Duration.ofMinutes(1)).until(() -> isTheServersOwn(client));

        WorkflowHandle live = workflow(file);
        assertThat(isTheServersOwn(client)).isTrue();
        assertThat(live.schema().source()).startsWith("server");
        assertThat(live.inputs()).isEqualTo(shipped);
    }

    private static boolean isTheServersOwn(InvokeAIClient client) {
        return client.schema().source().startsWith("server");
    }
}
