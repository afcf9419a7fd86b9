package io.github.camelinvokeai.client.workflow;

import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.InputException;
import io.github.camelinvokeai.client.error.MissingInputException;
import io.github.camelinvokeai.client.error.ModelNotFoundException;
import io.github.camelinvokeai.client.error.UnknownInputException;
import io.github.camelinvokeai.client.error.WorkflowFormatException;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.NodeSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ApiGraphCompilerTest {

    private static final String NODES
            = """
                    'nodes':{
                      'blank':{'type':'blank_image','id':'blank','width':64,'height':48,'is_intermediate':true,'new_field':[1,null]},
                      'blur':{'id':'blur','type':'img_blur','board':null,'radius':3.50,'blur_type':'gaussian','use_cache':false,
                              'image':{'image_name':'stale'}}}
                    """;
    private static final String EDGES
            = "'edges':[{'source':{'node_id':'blank','field':'image'},'destination':{'node_id':'blur','field':'image'}}]";
    private static final String GRAPH = "{'id':'mine'," + NODES + "," + EDGES + "}";

    @ParameterizedTest
    @ValueSource(strings = { "%s", "{'graph':%s}", "{'prepend':true,'batch':{'graph':%s,'runs':7,'workflow':{'nodes':[]}}}" })
    void aGraphIsRecognizedInEveryWrapping(String wrapping) {
        WorkflowDefinition definition = definition(wrapping.formatted(GRAPH));

        assertThat(definition.isGraph()).isTrue();
        assertThat(definition.raw()).isEqualTo(json(wrapping.formatted(GRAPH)));
        Sent sent = Sent.by(handle(definition));
        assertThat(sent.nodes()).isEqualTo(json(GRAPH).path("nodes"));
        assertThat(sent.batch().path("graph").path("edges")).isEqualTo(json(GRAPH).path("edges"));
        assertThat(sent.batch().path("data")).isEmpty();
        assertThat(sent.batch().path("runs").intValue()).isEqualTo(1);
        assertThat(sent.workflow().isNull()).isTrue();
    }

    @Test
    void itsInputsAreTheFieldsThatTakeAValueAndThatNoEdgeFeeds() {
        WorkflowHandle handle = handle(GRAPH);

        assertThat(handle.inputs()).extracting(WorkflowInput::address).startsWith("blank.board").contains("blank.width",
                "blank.color", "blur.radius", "blur.board").doesNotContain("blur.image", "blur.metadata", "blank.new_field");
        assertThat(handle.inputs()).extracting(WorkflowInput::index)
                .isEqualTo(IntStream.range(0, handle.inputs().size()).boxed().toList());
        WorkflowInput radius = handle.input("blur.radius");
        assertThat(radius.label()).isEqualTo("Radius");
        assertThat(radius.nodeLabel()).isEqualTo("Blur Image");
        assertThat(radius.field().kind()).isEqualTo(FieldKind.FLOAT);
        assertThat(radius.value()).isEqualTo(json("3.50"));
        assertThat(radius.jsonPath()).isEqualTo("$.nodes['blur']['radius']");
        assertThat(handle.input("blank.color").value()).isNull();
        assertThatThrownBy(() -> handle.input("blur.image")).isInstanceOf(UnknownInputException.class);
    }

    @Test
    void aLiteralThatTheEditorHasNoControlForIsAnInputToo() {
        WorkflowHandle handle = handle("{'nodes':{'a':{'id':'a','type':'workflow_return_value','key':'k','value':[1]},"
                                       + "'b':{'id':'b','type':'workflow_return_value','key':'l'}}}");

        assertThat(handle.inputs()).extracting(WorkflowInput::address).containsExactly("a.key", "a.value", "b.key");
        assertThat(Sent.by(handle.newSubmission().set("a.value", List.of(2))).node("a").path("value")).isEqualTo(json("[2]"));
    }

    @Test
    void aValueIsChangedInPlaceAndNothingElse() {
        Submission submission = handle(GRAPH).newSubmission().set("blank.width", 128).set("blank.color", "#102030");

        JsonNode sent = Sent.by(submission).nodes();

        ObjectNode expected = (ObjectNode) json(GRAPH).path("nodes");
        ((ObjectNode) expected.get("blank")).put("width", 128).set("color", json("{'r':16,'g':32,'b':48,'a':255}"));
        assertThat(sent).isEqualTo(expected);
        assertThat(handle(GRAPH).newSubmission().set("blank.width", null).preview().payload()
                .at("/batch/graph/nodes/blank").has("width")).isFalse();
    }

    @Test
    void aValueIsChecked() {
        Submission submission = handle(GRAPH).newSubmission();

        assertThatThrownBy(() -> submission.set("blur.radius", -1)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> submission.set("blur.blur_type", "sharp")).isInstanceOf(InputException.class);
    }

    @Test
    void modelsInItAreResolvedLikeStoredOnes() {
        ObjectNode graph = (ObjectNode) json("{'nodes':{'m':{'id':'m','type':'main_model_loader'}},'edges':[]}");
        ((ObjectNode) graph.at("/nodes/m")).set("model", model("there"));
        Submission submission = handle(WorkflowDefinition.fromTree(graph)).newSubmission();
        ObjectNode here = model("there").put("hash", "another");

        JsonNode sent = submission.payload(new KnownServer().withModel(here)).at("/batch/graph/nodes/m/model");

        assertThat(sent).isEqualTo(here);
        assertThatThrownBy(() -> submission.payload(new KnownServer())).isInstanceOf(ModelNotFoundException.class);
    }

    @Test
    void theBoardOfTheSubmissionIsForNodesWithoutOne() {
        Submission submission = handle(GRAPH).newSubmission().boardId("b1");

        JsonNode nodes = submission.payload(new KnownServer().withBoard("b1", "Boats")).at("/batch/graph/nodes");

        assertThat(nodes.at("/blur/board/board_id").asText()).isEqualTo("b1");
        assertThat(handle(GRAPH).newSubmission().set("blur.board", "none").preview().payload()
                .at("/batch/graph/nodes/blur").has("board")).isFalse();
    }

    @Test
    void aNodeTypeThatNobodyKnowsIsAProblemOnceAllFactsAreKnown() {
        WorkflowDefinition graph = WorkflowDefinition.fromTree(json("{'nodes':{'a':{'id':'a','type':'no_such'}}}"));

        assertThat(WorkflowHandle.compile(graph, NodeSchema.shipped()).problems()).isEmpty();
        assertThat(WorkflowHandle.compile(graph, NodeSchema.shipped(), CompileOptions.defaults().withAllFacts(true)).problems())
                .singleElement().asString().contains("(a) is of type 'no_such'").contains("not among the node facts");
    }

    @Test
    void requiredFieldsWithoutValueOrEdgeAreMissing() {
        Submission submission = handle("{'nodes':{'m':{'id':'m','type':'main_model_loader'},'d':{'id':'d','type':'l2i'}}}")
                .newSubmission();

        assertThatThrownBy(() -> submission.payload(new KnownServer())).isInstanceOf(MissingInputException.class)
                .hasMessageContaining("m.model").hasMessageContaining("d.latents").hasMessageContaining("d.vae");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'nodes':{}}|it has no node that runs",
            "{'nodes':{'a':{'id':'b','type':'integer'}}}|nodes.a has another id than its key",
            "{'nodes':{'a':{'type':'integer'}}}|nodes.a has no id",
            "{'nodes':{'a':{'id':'a'}}}|nodes.a does not say of which type it is",
            "{'nodes':{'a':{'id':'a','type':'string_batch'}}}|nodes.a is of type 'string_batch', which the server does not run",
            "{'nodes':{'a':{'id':'a','type':'blank_image','board':'auto'}}}|a.board is a text" })
    void whatTheServerWouldRefuseIsAProblem(String graph, String problem) {
        WorkflowHandle handle = handle(graph);

        assertThat(handle.problems()).singleElement().asString().startsWith(problem);
        assertThatThrownBy(() -> Sent.by(handle)).isInstanceOf(WorkflowFormatException.class).hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "blank.image > gone.image|edges[1] names the node gone", "gone.image > blank.width|edges[1] names the node gone",
            "blank.pixels > blur.radius|edges[1] comes from blank.pixels, but node type blank_image has no output pixels",
            "blank.image > blur.picture|edges[1] leads to blur.picture, but node type img_blur has no input picture",
            "blank.image > blur.image|more than one edge feeds blur.image" })
    void anEdgeThatLeadsNowhereIsAProblem(String edge, String problem) {
        String[] ends = edge.split(" > |\\.");
        String more = ",{'source':{'node_id':'%s','field':'%s'},'destination':{'node_id':'%s','field':'%s'}}]}"
                .formatted((Object[]) ends);
        String graph = GRAPH.substring(0, GRAPH.length() - 2) + more;

        assertThat(handle(graph).problems()).singleElement().asString().startsWith(problem);
    }

    @Test
    void anEdgeWithoutEndsAndASecondReturnAreProblems() {
        assertThat(handle("{'nodes':{'a':{'id':'a','type':'integer'}},'edges':[{'source':'a'}]}").problems())
                .containsExactly("edges[0] does not name node_id and field at both ends, source and destination");
        assertThat(handle("{'nodes':{'a':{'id':'a','type':'workflow_return'},'b':{'id':'b','type':'workflow_return'}}}")
                .problems()).containsExactly("it has more than one node of type workflow_return, and may have one");
    }

    @Test
    void theDataOfAnEnqueueBodyIsSentAlong() {
        String data = "[[{'node_path':'blank','field_name':'width','items':[64,128]}]]";

        WorkflowHandle handle = handle("{'batch':{'graph':" + GRAPH + ",'data':" + data + "}}");

        assertThat(Sent.by(handle).batch().path("data")).isEqualTo(json(data));
        assertThat(handle.inputs()).extracting(WorkflowInput::address).doesNotContain("blank.width").contains("blank.height");
        assertThat(handle.warnings()).extracting(WorkflowWarning::toString)
                .containsExactly("data[0][0]: the file has 2 values for blank.width, so it is no input");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "[[{'node_path':'gone','field_name':'width','items':[1]}]]|data[0][0] is for gone.width, which does not exist",
            "[[{'node_path':'blank','field_name':'gone','items':[1]}]]|data[0][0] is for blank.gone, which does not exist",
            "[[{'node_path':'blank','field_name':'width','items':[]}]]|data[0][0] has no items",
            "[[]]|data[0] is no list of values", "[{'items':[1]}]|data[0] is no list of values" })
    void dataThatTheServerWouldRefuseIsAProblem(String data, String problem) {
        assertThat(handle("{'batch':{'graph':" + GRAPH + ",'data':" + data + "}}").problems()).anySatisfy(
                text -> assertThat(text).startsWith(problem));
    }

    @Test
    void dataThatWouldBlockTheQueueIsAProblem() {
        String data = "[[{'node_path':'blank','field_name':'width','items':[64,2.5]},"
                      + "{'node_path':'blur','field_name':'blur_type','items':['gaussian']},"
                      + "{'node_path':'blank','field_name':'width','items':[1,2]}]]";

        List<String> problems = handle("{'batch':{'graph':" + GRAPH + ",'data':" + data + "}}").problems();

        assertThat(problems).hasSize(3);
        assertThat(problems.get(0)).contains("data[0][0].items[1]");
        assertThat(problems.get(1)).contains("data[0][2] is for blank.width, which has values already");
        assertThat(problems.get(2)).contains("data[0] has lists of different lengths");
    }

    @Test
    void submissionsLeaveTheDefinitionAlone() {
        WorkflowHandle handle = handle(GRAPH);
        String before = handle.definition().toJson();

        Sent.by(handle.newSubmission().set("blank.width", 8));

        assertThat(handle.definition().toJson()).isEqualTo(before);
        assertThat(Sent.by(handle).node("blank").path("width").intValue()).isEqualTo(64);
    }

    private static WorkflowDefinition definition(String text) {
        return WorkflowDefinition.fromTree(json(text));
    }

    private static WorkflowHandle handle(String text) {
        return handle(definition(text));
    }

    private static WorkflowHandle handle(WorkflowDefinition definition) {
        return WorkflowHandle.compile(definition, NodeSchema.shipped());
    }
}
