package io.github.camelinvokeai.client.job;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SessionReaderTest {

    private static final String GRAPH
            = """
                    'graph':{'nodes':{
                      'blank':{'type':'blank_image','is_intermediate':true},
                      'blur':{'type':'img_blur','is_intermediate':false,'board':{'board_id':'b1'}},
                      'save':{'type':'save_image','is_intermediate':false},
                      'list':{'type':'image_collection','is_intermediate':false},
                      'collect':{'type':'collect','is_intermediate':false},
                      'face':{'type':'face_off','is_intermediate':false},
                      'split':{'type':'img_tiles','is_intermediate':false},
                      'number':{'type':'integer','is_intermediate':false}}},
                    'prepared_source_mapping':{'p1':'blank','p2':'blur','p3':'blur','p4':'collect','p5':'number','p6':'save','p7':'list',
                      'p8':'face','p9':'split'},
                    'prepared_iteration_paths':{'p2':[1,0],'p5':[]},
                    """;
    private static final String WORKFLOW
            = "{'nodes':[{'id':'number','data':{'label':'The number'}},{'id':'blur','data':{'label':''}},{'id':'note'}]}";

    @Test
    void nodesThatRunSeveralTimesKeepTheirOrder() {
        SessionReader session = read("""
                'p3':{'type':'image_output','image':{'image_name':'z'},'width':64,'height':32},
                'p2':{'type':'image_output','image':{'image_name':'a'},'width':10,'height':20}""");

        assertThat(session.images()).containsExactly(new OutputImage("z", 5, "blur", "img_blur", 0, 64, 32, "b1", false),
                new OutputImage("a", 5, "blur", "img_blur", 1, 10, 20, "b1", false));
    }

    @Test
    void intermediateAndPassedOnImagesAreNotTheResult() {
        SessionReader session = read("""
                'p1':{'type':'image_output','image':{'image_name':'draft'},'width':1,'height':1},
                'p7':{'type':'image_collection_output','collection':[{'image_name':'given'}]},
                'p2':{'type':'image_output','image':{'image_name':'result'},'width':1,'height':1},
                'p4':{'type':'collect_output','collection':[{'image_name':'result'},{'image_name':'draft'}]}""");

        assertThat(session.images()).extracting(OutputImage::imageName).containsExactly("result");
        assertThat(session.allImages()).extracting(OutputImage::imageName)
                .containsExactly("draft", "given", "result", "result", "draft");
        assertThat(session.allImages()).extracting(OutputImage::index).containsExactly(0, 0, 0, 0, 1);
        assertThat(session.allImages().get(0).intermediate()).isTrue();
    }

    @Test
    void anImageCountsOnceHoweverManyNodesPutItOut() {
        SessionReader session = read("""
                'p2':{'type':'image_output','image':{'image_name':'same'},'width':1,'height':1},
                'p6':{'type':'image_output','image':{'image_name':'same'},'width':1,'height':1}""");

        assertThat(session.images()).extracting(OutputImage::nodeId).containsExactly("blur");
    }

    @Test
    void collectionsAreFlattened() {
        SessionReader session = read(
                "'p9':{'type':'image_collection_output','collection':[{'image_name':'a'},{'image_name':'b'}]}");

        assertThat(session.images()).containsExactly(new OutputImage("a", 5, "split", "img_tiles", 0, null, null, null, false),
                new OutputImage("b", 5, "split", "img_tiles", 1, null, null, null, false));
    }

    @Test
    void masksBesideAnImageAreByProducts() {
        SessionReader session
                = read("""
                        'p8':{'type':'face_off_output','image':{'image_name':'face'},'width':8,'height':8,'mask':{'image_name':'mask'}}""");

        assertThat(session.images()).extracting(OutputImage::imageName).containsExactly("face");
        assertThat(session.allImages()).extracting(OutputImage::imageName).containsExactly("face", "mask");
    }

    @Test
    void everyResultIsAnOutput() {
        SessionReader session = read("'p5':{'type':'integer_output','value':4294967295},'px':{'type':'new_output'}");

        assertThat(session.outputs()).extracting(NodeOutput::nodeId).containsExactly("number", null);
        assertThat(session.outputs().get(0).nodeType()).isEqualTo("integer");
        assertThat(session.outputs().get(0).result().path("value").longValue()).isEqualTo(4294967295L);
    }

    @Test
    void anEmptySessionHasNothing() {
        JsonNode empty = FakeQueue.tree("{}");

        assertThat(new SessionReader(1, empty, empty).outputs()).isEmpty();
        assertThat(new SessionReader(1, empty.path("session"), empty.path("workflow")).images()).isEmpty();
        assertThat(SessionReader.childItemIds(empty)).isEmpty();
    }

    @Test
    void anOutputBearsTheLabelThatTheWorkflowGivesItsNode() {
        SessionReader session = read("'p5':{'type':'integer_output','value':1},'p2':{'type':'integer_output','value':2}");

        assertThat(session.outputs()).extracting(NodeOutput::nodeLabel).containsExactly("The number", null);
    }

    @Test
    void anOutputSaysWhichRoundItIs() {
        SessionReader session = read("'p2':{'type':'integer_output','value':1},'p5':{'type':'integer_output','value':2}");

        assertThat(session.outputs()).extracting(NodeOutput::iteration).containsExactly(List.of(1, 0), List.of());
    }

    @Test
    void aVideoIsToldWithItsMeasures() {
        SessionReader session = read("""
                'p2':{'type':'video_output','video':{'video_name':'v.mp4'},'width':832,'height':480,'num_frames':81,'fps':16.0,
                      'duration':5.0625},
                'p7':{'type':'new_output','clips':[{'video_name':'w.mp4'}]}""");

        assertThat(session.videos()).containsExactly(
                new OutputVideo("v.mp4", 5, "blur", "img_blur", 0, 832, 480, 81, 16.0, 5.0625, "b1", false),
                new OutputVideo("w.mp4", 5, "list", "image_collection", 0, null, null, null, null, null, null, false));
        assertThat(session.allImages()).isEmpty();
    }

    @Test
    void theCalledWorkflowsAreNamedInTheOrderOfTheCalls() {
        JsonNode session = FakeQueue.tree("""
                {'workflow_call_history':[{'child_item_ids':[9,8]},{'child_item_ids':[12]}],
                 'waiting_workflow_call_execution':{'child_item_ids':[13]}}""");

        assertThat(SessionReader.childItemIds(session)).containsExactly(9, 8, 12, 13);
    }

    private static SessionReader read(String results) {
        return new SessionReader(5, FakeQueue.tree("{" + GRAPH + "'results':{" + results + "}}"), FakeQueue.tree(WORKFLOW));
    }
}
