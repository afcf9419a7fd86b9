package io.github.camelinvokeai.embedded.graph;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.embedded.web.ApiFault;
import io.github.camelinvokeai.embedded.web.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class BatchCheckTest {

    private static final List<String> TYPES = List.of(
            "add", "blank_image", "boolean", "float", "img_blur", "integer", "noise", "range", "string");

    private final BatchCheck check = new BatchCheck(new NodeFacts(TYPES));

    @Test
    void aNodeIsCompletedWithItsDefaultsAndLosesWhatItsTypeDoesNotKnow() throws JsonProcessingException {
        Batch batch = check.check(json(node("'type': 'integer', 'widht': 3")));

        assertThat(batch.graph().nodes().get("a").toString())
                .isEqualTo("{\"id\":\"a\",\"is_intermediate\":false,\"use_cache\":true,\"value\":0,\"type\":\"integer\"}");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            'type': 'integer', 'value': 'x'                      | int_parsing      | a,integer,value
            'type': 'integer', 'value': '1e3'                    | int_parsing      | a,integer,value
            'type': 'integer', 'value': 1.5                      | int_from_float   | a,integer,value
            'type': 'integer', 'value': 1.5e30                   | int_parsing_size | a,integer,value
            'type': 'integer', 'value': []                       | int_type         | a,integer,value
            'type': 'float', 'value': 'x'                        | float_parsing    | a,float,value
            'type': 'boolean', 'value': 'x'                      | bool_parsing     | a,boolean,value
            'type': 'boolean', 'value': 0.5                      | bool_type        | a,boolean,value
            'type': 'string', 'value': {}                        | string_type      | a,string,value
            'type': 'blank_image', 'mode': 'x'                   | literal_error    | a,blank_image,mode
            'type': 'img_blur', 'radius': -1                     | greater_than_equal | a,img_blur,radius
            'type': 'img_blur', 'board': 'auto'                  | model_type       | a,img_blur,board
            'type': 'img_blur', 'image': {}                      | missing          | a,img_blur,image,image_name
            'type': 'img_blur', 'image': {'image_name': 3}       | string_type      | a,img_blur,image,image_name
            'type': 'img_blur', 'metadata': []                   | dict_type        | a,img_blur,metadata
            'type': 'noise', 'width': 20                         | multiple_of      | a,noise,width
            'type': 'nope'                                       | union_tag_invalid   | a
            'value': 3                                           | union_tag_not_found | a
            """)
    void aNodeIsRefusedByTheKindAndPlaceOfItsFault(String fields, String type, String place) throws JsonProcessingException {
        JsonNode detail = refused(node(fields));

        assertThat(detail).hasSize(1);
        assertThat(detail.get(0).path("type").asText()).isEqualTo(type);
        assertThat(Json.write(detail.get(0).path("loc")))
                .isEqualTo("[\"body\",\"batch\",\"graph\",\"nodes\",\"" + place.replace(",", "\",\"") + "\"]");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            'value': '33'   | 33
            'value': ' 3 '  | 3
            'value': '1_000' | 1000
            'value': 32.0   | 32
            'value': true   | 1
            """)
    void aWholeNumberMayComeInAnotherForm(String value, long expected) throws JsonProcessingException {
        Batch batch = check.check(json(node("'type': 'integer', " + value)));

        assertThat(batch.graph().nodes().get("a").path("value").longValue()).isEqualTo(expected);
    }

    @Test
    void aNumberIsATextForAFieldOfANodeAlone() throws JsonProcessingException {
        Batch batch = check.check(json(node("'type': 'string', 'value': 5")));

        assertThat(batch.graph().nodes().get("a").path("value").textValue()).isEqualTo("5");
        assertThat(types(refused("{'batch': {'batch_id': 5, 'graph': {}}}"))).containsExactly("string_type");
    }

    @Test
    void allFaultsAreInOneAnswerInTheOrderOfTheBatch() throws JsonProcessingException {
        JsonNode detail = refused("""
                {'batch': {'runs': 'x', 'batch_id': 3, 'data': 'q', 'workflow': 3,
                           'graph': {'nodes': {'a': {'id': 'a', 'type': 'nope'}}, 'edges': [3, {'source': 3}]}}, 'prepend': 'x'}
                """);

        assertThat(types(detail)).containsExactly(
                "string_type", "list_type", "union_tag_invalid", "model_attributes_type", "model_attributes_type", "missing",
                "model_attributes_type", "int_parsing", "bool_parsing");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            z.value,s.value | Edge source node z does not exist in the graph
            i.value,z.value | Edge destination node z does not exist in the graph
            i.nope,s.value  | Edge source field nope does not exist in node i
            i.value,s.nope  | Edge destination field nope does not exist in node s
            s.value,n.a     | Edge source and target types do not match (s.value -> n.a)
            n.value,n.a     | Graph contains cycles
            """)
    void anEdgeIsRefusedInTheWordsOfTheServer(String edge, String message) throws JsonProcessingException {
        JsonNode detail = refused(graph(edge));

        assertThat(detail.get(0).path("msg").asText()).isEqualTo("Value error, " + message);
    }

    @ParameterizedTest
    @CsvSource({ "b.value, n.a", "i.value, s.value", "i.value, f.value", "f.value, s.value" })
    void anEdgeMayChangeTheKindOfAValue(String source, String destination) throws JsonProcessingException {
        assertThat(check.check(json(graph(source + "," + destination))).graph().edges()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|',
               textBlock = """
                       [[{'node_path': 'i', 'items': [1, 2]}, {'node_path': 'n', 'items': [1, 'x']}, {'node_path': 'f', 'items': [1]}]] | Zipped batch items must all have the same length
                       [[{'node_path': 'i', 'items': [1, 'x']}]]                                                  | All items in a batch must have the same type
                       [[{'node_path': 'i', 'items': [1]}], [{'node_path': 'i', 'items': [1]}]]                   | Each batch data must have unique node_id and field_name
                       [[{'node_path': 'z', 'items': [1]}]]                                                       | Node z not found in graph
                       [[{'node_path': 'n', 'items': [1]}]]                                                       | Field value not found in node n
                       """)
    void valuesAreRefusedInTheWordsOfTheServer(String data, String message) throws JsonProcessingException {
        String named = data.replace("'items'", "'field_name': 'value', 'items'");

        JsonNode detail = refused(graph("i.value,s.value").replace("'graph'", "'data': " + named + ", 'graph'"));

        assertThat(detail.get(0).path("msg").asText()).isEqualTo("Value error, " + message);
    }

    @Test
    void anUnfitKindOfValueIsRefusedForEachKindThatWouldDo() throws JsonProcessingException {
        JsonNode detail
                = refused("{'batch': {'graph': {}, 'data': [[{'node_path': 'i', 'field_name': 'value', 'items': [null]}]]}}");

        assertThat(types(detail)).containsExactly(
                "string_type", "float_type", "int_type", "model_attributes_type", "model_attributes_type", "list_type");
    }

    @Test
    void aSeedThatIsNoNumberIsAnErrorOfTheServer() {
        assertThatThrownBy(() -> check.check(json(node("'type': 'noise', 'seed': 'x'")))).isInstanceOf(ApiFault.class)
                .hasMessageContaining("500");
    }

    @Test
    void noValuesAndAnEmptyListOfValuesAreToldApart() throws JsonProcessingException {
        assertThat(check.check(json("{'batch': {'graph': {}}}")).toJson().path("data").isNull()).isTrue();
        assertThat(check.check(json("{'batch': {'graph': {}, 'data': []}}")).toJson().path("data").isArray()).isTrue();
    }

    private static String node(String fields) {
        return "{'batch': {'graph': {'nodes': {'a': {'id': 'a', " + fields + "}}}}}";
    }

    private static String graph(String edge) {
        String[] ends = edge.split("[.,]", -1);
        return "{'batch': {'graph': {'nodes': {'i': {'id': 'i', 'type': 'integer'}, 's': {'id': 's', 'type': 'string'},"
               + " 'f': {'id': 'f', 'type': 'float'}, 'b': {'id': 'b', 'type': 'boolean'}, 'n': {'id': 'n', 'type': 'add'}},"
               + " 'edges': [{'source': {'node_id': '" + ends[0] + "', 'field': '" + ends[1]
               + "'}, 'destination': {'node_id': '" + ends[2] + "', 'field': '" + ends[3] + "'}}]}}}";
    }

    private JsonNode refused(String body) throws JsonProcessingException {
        JsonNode json = json(body);
        ApiFault fault = catchThrowableOfType(ApiFault.class, () -> check.check(json));
        assertThat(fault.status()).isEqualTo(422);
        return new Call.Answered(fault.answer()).json().path("detail");
    }

    private static List<String> types(JsonNode detail) {
        return detail.findValuesAsText("type").stream().filter(type -> !type.equals("nope")).toList();
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return Json.mapper().readTree(text.replace('\'', '"'));
    }
}
