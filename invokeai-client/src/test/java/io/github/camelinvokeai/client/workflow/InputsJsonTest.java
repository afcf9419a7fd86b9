package io.github.camelinvokeai.client.workflow;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.camelinvokeai.client.field.ListField;
import io.github.camelinvokeai.client.field.ReferenceField;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.schema.Cardinality;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.SizeLimits;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InputsJsonTest {

    private static final String[] ALWAYS = { "index", "nodeId", "fieldName", "label", "type", "value", "connected" };

    private final ArrayNode inputs = InputsJson.of(WorkflowFiles.everyKind().inputs());

    @Test
    void everyInputIsAnObjectInTheOrderOfTheForm() {
        assertThat(inputs).hasSize(14);
        for (int i = 0; i < inputs.size(); i++) {
            assertThat(inputs.get(i).path("index").intValue()).isEqualTo(i);
            assertThat(names(inputs.get(i))).startsWith(ALWAYS);
        }
    }

    @Test
    void nothingElseIsTold() {
        assertThat(inputs).allSatisfy(input -> assertThat(names(input)).isSubsetOf(
                "index", "nodeId", "fieldName", "label", "type", "value", "connected", "choices", "minimum", "maximum"));
    }

    @Test
    void limitsAndChoicesStandWhereThereAreSome() {
        assertThat(json("photo.image")).isEqualTo("{'index':0,'nodeId':'photo','fieldName':'image','label':'Photo',"
                                                  + "'type':'image','value':null,'connected':false}");
        assertThat(json("photo.radius")).isEqualTo("{'index':1,'nodeId':'photo','fieldName':'radius','label':'Radius',"
                                                   + "'type':'float','value':2.5,'connected':false,'minimum':0}");
        assertThat(json("photo.blur_type")).isEqualTo("{'index':2,'nodeId':'photo','fieldName':'blur_type',"
                                                      + "'label':'Blur Type','type':'enum','value':'gaussian','connected':false,"
                                                      + "'choices':['gaussian','box']}");
        assertThat(json("grain.seed")).isEqualTo("{'index':4,'nodeId':'grain','fieldName':'seed','label':'Seed',"
                                                 + "'type':'integer','value':1,'connected':true,'minimum':0,"
                                                 + "'maximum':4294967295}");
    }

    @Test
    void kindsAreInSmallLetters() {
        List<String> types = new ArrayList<>();
        inputs.forEach(input -> types.add(input.path("type").textValue()));

        assertThat(types).containsExactly(
                "image", "float", "enum", "integer", "integer", "integer", "string", "integer", "integer", "model", "scheduler",
                "color", "board", "float");
    }

    @Test
    void structuredValuesKeepTheirShape() {
        assertThat(json("paper.color")).contains("'value':{'r':255,'g':128,'b':0,'a':255}");
    }

    @Test
    void aListTellsHowManyItemsOfWhichTypeItTakes() {
        WorkflowInput input = WorkflowFiles.own("sd15-text-to-image.json").input("CFG scale");
        WorkflowInput videos = new WorkflowInput(
                0, "Videos", "n", "Node", "video_concat", "videos", true, false, null,
                new ListField(new ReferenceField(FieldKind.VIDEO), Cardinality.COLLECTION, new SizeLimits(2, null)), List.of(0),
                "$");

        assertThat(InputsJson.of(List.of(input)).get(0).path("cardinality").textValue()).isEqualTo("single_or_collection");
        assertThat(Json.write(InputsJson.of(List.of(videos)).get(0)).replace('"', '\'')).contains("'type':'video'")
                .endsWith("'cardinality':'collection','minItems':2}");
    }

    private String json(String address) {
        for (JsonNode input : inputs) {
            if (address.equals(input.path("nodeId").textValue() + "." + input.path("fieldName").textValue())) {
                return Json.write(input).replace('"', '\'');
            }
        }
        throw new AssertionError("No input " + address);
    }

    private static List<String> names(JsonNode input) {
        List<String> names = new ArrayList<>();
        input.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
