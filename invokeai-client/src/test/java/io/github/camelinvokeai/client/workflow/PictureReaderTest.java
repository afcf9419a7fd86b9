package io.github.camelinvokeai.client.workflow;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import io.github.camelinvokeai.client.error.WorkflowFormatException;
import io.github.camelinvokeai.client.schema.NodeSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PictureReaderTest {

    private static final String WORKFLOW = "{\"name\":\"Drawn\",\"nodes\":[]}";
    private static final String GRAPH
            = "{\"id\":\"g\",\"nodes\":{\"n\":{\"id\":\"n\",\"type\":\"integer\",\"value\":3}},\"edges\":[]}";

    @TempDir
    Path folder;

    @Test
    void theWorkflowIsReadFromWhateverText() {
        assertThat(read(new PictureBuilder().text("invokeai_workflow", WORKFLOW)).name()).isEqualTo("Drawn");
        assertThat(read(new PictureBuilder().compressed("invokeai_workflow", WORKFLOW)).name()).isEqualTo("Drawn");
        assertThat(
                read(new PictureBuilder().international("invokeai_workflow", "{\"name\":\"Bläuliche Küste 海\",\"nodes\":[]}"))
                        .name())
                .isEqualTo("Bläuliche Küste 海");
    }

    @Test
    void theWorkflowGoesBeforeTheGraph() {
        WorkflowDefinition definition = read(
                new PictureBuilder().text("invokeai_graph", GRAPH).text("invokeai_workflow", WORKFLOW));

        assertThat(definition.isGraph()).isFalse();
        assertThat(definition.toJson()).isEqualTo(WORKFLOW);
    }

    @Test
    void withoutAWorkflowTheGraphIsTakenAndTheHandleSaysSo() {
        WorkflowDefinition definition = read(new PictureBuilder().text("invokeai_graph", GRAPH));

        WorkflowHandle handle = WorkflowHandle.compile(definition, NodeSchema.shipped());

        assertThat(definition.isGraph()).isTrue();
        assertThat(handle.input("n.value").value().intValue()).isEqualTo(3);
        assertThat(handle.warnings()).extracting(WorkflowWarning::toString).singleElement().asString()
                .startsWith("invokeai_graph: the picture carries no workflow");
    }

    @Test
    void aFileIsRecognizedWhateverItsName() throws Exception {
        Path file = Files.write(folder.resolve("picture"), new PictureBuilder().text("invokeai_workflow", WORKFLOW).png());

        assertThat(WorkflowDefinition.fromFile(file).name()).isEqualTo("Drawn");
        assertThat(WorkflowDefinition.fromFile(file).source()).isEqualTo(file.toString());
        assertThat(WorkflowDefinition.fromImage(file).name()).isEqualTo("Drawn");
        assertThat(WorkflowDefinition.fromStream(Files.newInputStream(file), "upload").name()).isEqualTo("Drawn");
    }

    @Test
    void aPictureWithoutAWorkflowIsAnErrorThatSaysWhatMayHaveHappened() {
        assertThatThrownBy(() -> read(new PictureBuilder().text("Comment", "a holiday")))
                .isInstanceOf(WorkflowFormatException.class).hasMessageContaining("Picture test.png carries no workflow")
                .hasMessageContaining("texts were removed");
    }

    @Test
    void otherFilesAreNoPictures() {
        assertThatThrownBy(
                () -> WorkflowDefinition.fromImage("not a picture".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(WorkflowFormatException.class).hasMessageContaining("is no PNG");
        assertThatThrownBy(() -> WorkflowDefinition.fromImage(new byte[0])).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContaining("is no PNG");
        assertThatThrownBy(() -> WorkflowDefinition.fromImage(folder.resolve("none.png")))
                .isInstanceOf(WorkflowFormatException.class).hasMessageContaining("none.png");
    }

    @Test
    void aBrokenPictureIsATypedErrorWhereverItIsCut() {
        byte[] png = new PictureBuilder().text("invokeai_workflow", WORKFLOW).png();
        for (int length = 0; length < png.length - 12; length++) {
            byte[] cut = Arrays.copyOf(png, length);
            try {
                assertThat(WorkflowDefinition.fromImage(cut).name()).isEqualTo("Drawn");
            } catch (WorkflowFormatException e) {
                assertThat(e).hasMessageStartingWith("Picture picture ");
            }
        }
    }

    @Test
    void aDamagedPictureIsATypedErrorWhereverItIsDamaged() {
        byte[] png = new PictureBuilder().text("invokeai_workflow", WORKFLOW).png();
        for (int at = 0; at < png.length; at++) {
            byte[] damaged = png.clone();
            damaged[at] ^= (byte) 0xff;
            try {
                WorkflowDefinition.fromImage(damaged);
            } catch (WorkflowFormatException e) {
                assertThat(e).hasMessageContaining("icture");
            }
        }
    }

    @Test
    void aTextThatIsNoWorkflowIsRefusedAsInAFile() {
        assertThatThrownBy(() -> read(new PictureBuilder().text("invokeai_workflow", "{\"nodes\":"))).isInstanceOf(
                WorkflowFormatException.class).hasMessageContaining("test.png is no valid JSON");
    }

    private static WorkflowDefinition read(PictureBuilder picture) {
        return WorkflowDefinition.fromImage(new ByteArrayInputStream(picture.png()), "test.png");
    }
}
