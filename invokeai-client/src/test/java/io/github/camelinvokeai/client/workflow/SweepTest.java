package io.github.camelinvokeai.client.workflow;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.error.ModelNotFoundException;
import io.github.camelinvokeai.client.image.ImageSource;
import org.junit.jupiter.api.Test;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.model;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SweepTest {

    private final KnownServer server = new KnownServer().withModel(model("one")).withModel(model("two"));

    @Test
    void severalValuesOfAnInputAreDataOfOneBatch() {
        Sent sent = Sent.by(noise().sweep("Seed", List.of(1, "2", 4294967295L)));

        assertThat(data(sent)).isEqualTo(json("[[{'node_path':'n','field_name':'seed','items':[1,2,4294967295]}]]"));
        assertThat(sent.inputs("n")).doesNotContain("seed");
    }

    @Test
    void sweepsMultiplyInTheirOrder() {
        Sent sent = Sent.by(noise().sweep("Seed", List.of(1, 2)).sweep("Width", List.of(64, 72)));

        assertThat(data(sent)).isEqualTo(json("""
                [[{'node_path':'n','field_name':'seed','items':[1,2]}],
                [{'node_path':'n','field_name':'width','items':[64,72]}]]"""));
    }

    @Test
    void rowsChangeTheirInputsTogether() {
        Sent sent = Sent.by(noise().sweepRows(List.of(row("Seed", 1, "Width", 64), row("Width", 72, "Seed", 2))));

        assertThat(data(sent)).isEqualTo(json("""
                [[{'node_path':'n','field_name':'seed','items':[1,2]},
                {'node_path':'n','field_name':'width','items':[64,72]}]]"""));
    }

    @Test
    void aRequiredInputThatIsSweptIsNotMissing() {
        Submission submission = workflow().node("m", "img_blur").input("image").shown("m.image").compile().newSubmission()
                .sweep("Image", List.of("a.png", "b.png"));

        Sent sent = new Sent(submission.payload(server.withImage("a.png").withImage("b.png")));

        assertThat(data(sent).at("/0/0/items")).isEqualTo(json("[{'image_name':'a.png'},{'image_name':'b.png'}]"));
    }

    @Test
    void picturesAreUploadedOnceEach() {
        ImageSource picture = ImageSource.of(new byte[] { 1 });
        Submission submission = workflow().node("m", "img_blur").input("image").shown("m.image").compile().newSubmission()
                .sweep("Image", List.of(picture, picture));

        submission.payload(server);

        assertThat(server.questions).filteredOn(question -> question.startsWith("upload")).hasSize(1);
    }

    @Test
    void everyValueIsChecked() {
        assertThatThrownBy(() -> noise().sweep("Width", List.of(64, 65))).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("Width");
        assertThatThrownBy(() -> noise().sweep("Width", List.of())).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("no values");
        assertThatThrownBy(() -> noise().sweepRows(List.of(row("Seed", 1, "Width", null))))
                .isInstanceOf(InvalidValueException.class).hasMessageContaining("value 0 is none");
        assertThatThrownBy(() -> noise().sweepRows(List.of(row("Seed", 1, "Width", 64), Map.of("Seed", 1))))
                .isInstanceOf(InvalidValueException.class).hasMessageContaining("Row 1");
    }

    @Test
    void anInputIsSetOrSweptButNotBoth() {
        assertThatThrownBy(() -> noise().set("Seed", 1).sweep("Seed", List.of(2))).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("already");
        assertThatThrownBy(() -> noise().sweep("Seed", List.of(2)).set("n.seed", 1)).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("goes through several values");
    }

    @Test
    void modelsTakeABatchEach() {
        Submission submission = loaders().sweep("Model", List.of("one", "two")).sweep("Seed", List.of(1, 2)).batchId("b");

        List<Sent> sent = submission.payloads(server).stream().map(Sent::new).toList();

        assertThat(sent).extracting(each -> each.batch().path("batch_id").asText()).containsExactly("b-1", "b-2");
        assertThat(sent).extracting(each -> each.node("l").path("model").path("key").asText()).containsExactly("one", "two");
        assertThat(sent).allSatisfy(each -> assertThat(data(each))
                .isEqualTo(json("[[{'node_path':'n','field_name':'seed','items':[1,2]}]]")));
        assertThatThrownBy(() -> submission.payload(server)).isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("Model (0, l.model)");
    }

    @Test
    void rowsOfTheSameModelShareABatch() {
        Submission submission = loaders().sweepRows(List.of(
                row("Model", "one", "Seed", 1), row("Model", "two", "Seed", 2), row("Model", "one", "Seed", 3)));

        List<Sent> sent = submission.payloads(server).stream().map(Sent::new).toList();

        assertThat(sent).extracting(each -> each.node("l").path("model").path("key").asText()).containsExactly("one", "two");
        assertThat(sent).extracting(each -> data(each).at("/0/0/items")).containsExactly(json("[1,3]"), json("[2]"));
    }

    @Test
    void rowsThatDifferInNothingRunAsOftenAsTheyStandThere() {
        Submission submission = loaders().runs(2).sweep("Model", List.of("one", "two", "one"));

        List<Sent> sent = submission.payloads(server).stream().map(Sent::new).toList();

        assertThat(sent).extracting(each -> each.batch().path("runs").asInt()).containsExactly(4, 2);
        assertThat(sent).allSatisfy(each -> assertThat(data(each)).isEmpty());
    }

    @Test
    void booleansTakeABatchEach() {
        Submission submission = workflow().node("b", "boolean").input("value", false).shown("b.value").compile()
                .newSubmission().sweep("b.value", List.of(true, false));

        assertThat(submission.payloads(server)).extracting(body -> new Sent(body).node("b").path("value"))
                .containsExactly(json("true"), json("false"));
    }

    @Test
    void aPictureThatGoesIntoSeveralBatchesIsUploadedOnce() {
        Submission submission = workflow().node("l", "main_model_loader").input("model").node("m", "img_blur").input("image")
                .shown("l.model", "m.image").compile().newSubmission()
                .sweep("Model", List.of("one", "two")).set("Image", new byte[] { 1, 2 });

        submission.payloads(server);

        assertThat(server.questions).filteredOn(question -> question.startsWith("upload")).hasSize(1);
    }

    @Test
    void tooManyBatchesAreRefused() {
        Submission submission = loaders().sweep("Model", List.of("one", "two", "three")).maxItems(2);

        assertThatThrownBy(submission::batches).isInstanceOf(InvalidValueException.class).hasMessageContaining("3 batches");
    }

    @Test
    void aPreviewOfSeveralBatchesShowsTheFirst() {
        Preview preview = loaders().sweep("Model", List.of("one", "two")).preview();

        assertThat(preview.payload().at("/batch/graph/nodes/l/model/key").asText()).isEqualTo("one");
        assertThat(preview.warnings()).anySatisfy(warning -> assertThat(warning).contains("one of 2 batches"));
    }

    @Test
    void runsCountAsWellWhereThereIsNothingToGoThrough() {
        assertThatThrownBy(() -> noise().runs(50).maxItems(10).payload(server)).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("50 items");
        assertThatThrownBy(() -> loaders().runs(2_000_000_000).sweep("Model", List.of("one", "one")).payloads(server))
                .isInstanceOf(InvalidValueException.class).hasMessageContaining("maxItems");
    }

    @Test
    void tooManyItemsAreFoundBeforeAnythingIsUploaded() {
        List<ImageSource> pictures = List.of(ImageSource.of(new byte[] { 1 }), ImageSource.of(new byte[] { 2 }));
        Submission submission = workflow().node("m", "img_blur").input("image").shown("m.image").compile().newSubmission()
                .sweep("Image", pictures).maxItems(1);

        assertThatThrownBy(() -> submission.payload(server)).isInstanceOf(InvalidValueException.class);
        assertThat(server.questions).isEmpty();
    }

    @Test
    void aNullIsNoValueToGoThrough() {
        assertThatThrownBy(() -> noise().sweep("Seed", Arrays.asList(1, null))).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("value 1 is none");
    }

    @Test
    void twoColumnsOfOneFieldAreRefused() {
        assertThatThrownBy(() -> noise().sweepRows(List.of(row("Seed", 1, "0", 2)))).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("same input");
    }

    @Test
    void aStoredValueOutOfRangeDoesNotMatterWhereItIsReplaced() {
        Submission submission = workflow().node("n", "noise").input("width", 3).shown("n.width").compile().newSubmission()
                .sweep("Width", List.of(64, 72));

        assertThat(data(Sent.by(submission)).at("/0/0/items")).hasSize(2);
        assertThat(submission.check().ok()).isTrue();
    }

    @Test
    void theModelsThatAreMissingFromAllBatchesAreToldAtOnce() {
        Submission submission = loaders().sweep("Model", List.of("one", "three", "four"));

        assertThatThrownBy(() -> submission.payloads(server)).isInstanceOf(ModelNotFoundException.class)
                .hasMessageContaining("no model three").hasMessageContaining("no model four");
    }

    private static Map<String, Object> row(String key, Object value, String other, Object otherValue) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(key, value);
        row.put(other, otherValue);
        return row;
    }

    private static Submission noise() {
        return workflow().node("n", "noise").input("seed", 9).input("width", 512).shown("n.seed", "n.width").compile()
                .newSubmission();
    }

    private static Submission loaders() {
        return workflow().node("l", "main_model_loader").input("model").node("n", "noise").input("seed", 9)
                .shown("l.model", "n.seed").compile().newSubmission();
    }

    private static JsonNode data(Sent sent) {
        return sent.batch().path("data");
    }
}
