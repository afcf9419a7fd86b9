package io.github.camelinvokeai.client.workflow;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.camelinvokeai.client.error.InputException;
import io.github.camelinvokeai.client.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InputsSchemaTest {

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final WorkflowHandle everyKind = WorkflowFiles.everyKind();

    @ParameterizedTest
    @ValueSource(strings = { "cpu-nodes.json", "image-to-image.json", "sd15-text-to-image.json", "sdxl-text-to-image.json" })
    void isASchemaByTheRulesOfItsDialect(String file) {
        assertThat(faults(metaSchema(), WorkflowFiles.own(file).inputsSchema())).isEmpty();
        assertThat(faults(metaSchema(), everyKind.inputsSchema())).isEmpty();
    }

    @Test
    void thatOfTheDialectIsWhatFindsFaults() {
        ObjectNode broken = everyKind.inputsSchema();
        ((ObjectNode) broken.at("/properties/Radius")).put("minimum", "none");

        assertThat(faults(metaSchema(), broken)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "cpu-nodes.json", "image-to-image.json", "sd15-text-to-image.json", "sdxl-text-to-image.json" })
    void acceptsWhatTheFileHolds(String file) {
        WorkflowHandle workflow = WorkflowFiles.own(file);
        ObjectNode schema = workflow.inputsSchema();
        ObjectNode stored = Json.mapper().createObjectNode();
        schema.path("properties").properties().stream().filter(property -> property.getValue().has("default"))
                .forEach(property -> stored.set(property.getKey(), property.getValue().get("default")));
        schema.path("required").forEach(key -> stored.put(key.textValue(), "a name"));

        assertThat(stored).isNotEmpty();
        assertThat(faults(schema, stored)).isEmpty();
        Submission submission = workflow.newSubmission();
        stored.properties().forEach(value -> submission.set(value.getKey(), value.getValue()));
        assertThat(submission.preview().warnings()).noneMatch(warning -> warning.contains("is required"));
    }

    @Test
    void itsPropertiesAreTheFieldsThatTakeAValueInTheOrderOfTheForm() {
        WorkflowHandle workflow = workflow().node("n", "noise").input("seed", 1).labelled("Seed").input("width", 64)
                .labelled("Size").input("height", 64).labelled("Size").node("i", "integer").input("value", 2)
                .node("d", "denoise_latents").input("unet").edge("i.value", "n.height")
                .shown("n.width", "n.seed", "n.height", "d.unet", "n.seed").compile();

        ObjectNode schema = workflow.inputsSchema();

        assertThat(schema.path("properties").properties()).map(Map.Entry::getKey).containsExactly("n.width", "Seed");
        assertThat(schema.at("/properties/n.width/title").textValue()).isEqualTo("Size");
    }

    @Test
    void thoseAreRequiredThatTheServerNeedsAndTheFileHasNoValueFor() {
        assertThat(everyKind.inputsSchema().path("required")).map(JsonNode::textValue).containsExactly("Photo", "Model");
        assertThat(faults(everyKind.inputsSchema(), json("{'Photo':'boat.png'}"))).singleElement().asString().contains("Model");
    }

    @Test
    void otherKeysThanThoseItNamesAreRefused() {
        assertThat(faults("{'Photo':'boat.png','Model':'Tiny SD','Radios':1}")).singleElement().asString().contains("Radios");
    }

    @Test
    void itSaysWhatTheWorkflowIsAndWhatItsInputsAre() {
        ObjectNode schema = everyKind.inputsSchema();

        assertThat(schema.path("$schema").textValue()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("title").textValue()).isEqualTo("Of every kind");
        assertThat(schema.path("description").textValue()).isEqualTo("Inputs of every kind, for tests");
        assertThat(json(schema.at("/properties/Radius").toString())).isEqualTo(json(
                "{'title':'Radius','description':'The blur radius','type':'number','minimum':0,'default':2.5}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "Photo | 'boat.png'", "Photo | {'image_name':'boat.png'}", "Model | 'Tiny SD'",
            "Model | {'key':'k','hash':'h','name':'Tiny SD','base':'sd-1','type':'main'}", "Model | {'name':'Tiny SD'}",
            "Radius | 0", "Radius | 0.5", "Blur Type | 'box'", "Scheduler | 'euler'", "Paint | '#ff8000'",
            "Paint | {'r':255,'g':0,'b':1}", "Board | 'Boats'", "Board | 'auto'", "Board | {'board_id':'b-1'}" })
    void whatItAcceptsTheSubmissionTakes(String key, String value) {
        assertThat(faultsOf(key, value)).isEmpty();
        everyKind.newSubmission().set(key, json(value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "Photo | ''", "Photo | {'name':'boat.png'}", "Model | {'base':'sd-1'}", "Model | ' '", "Radius | -1",
            "Radius | 'wide'", "Blur Type | 'motion'", "Scheduler | 'none'", "Paint | 'red'", "Paint | {'r':256,'g':0,'b':0}",
            "Paint | {'r':1}", "Board | {'id':'b-1'}" })
    void whatTheSubmissionRefusesItRefuses(String key, String value) {
        assertThatThrownBy(() -> everyKind.newSubmission().set(key, json(value))).isInstanceOf(InputException.class);
        assertThat(faultsOf(key, value)).isNotEmpty();
    }

    private static List<Error> faults(JsonNode schema, JsonNode instance) {
        return faults(REGISTRY.getSchema(schema), instance);
    }

    private static List<Error> faults(Schema schema, JsonNode instance) {
        return schema.validate(instance);
    }

    private List<Error> faults(String instance) {
        return faults(everyKind.inputsSchema(), json(instance));
    }

    /** Those of one value beside all that is required. */
    private List<Error> faultsOf(String key, String value) {
        ObjectNode instance = Json.mapper().createObjectNode().put("Photo", "boat.png").put("Model", "Tiny SD");
        return faults(everyKind.inputsSchema(), instance.set(key, json(value)));
    }

    private static Schema metaSchema() {
        return REGISTRY.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
    }
}
