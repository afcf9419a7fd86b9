package io.github.camelinvokeai.client.job;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.IntNode;
import io.github.camelinvokeai.client.queue.QueueItem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JobResultTest {

    private static final String ITEM
            = """
                    {'item_id':%d,'status':'completed','session':{'graph':{'nodes':{
                       'n':{'type':'integer'},'pic':{'type':'blank_image','is_intermediate':true},'ret':{'type':'workflow_return'},
                       'call':{'type':'call_saved_workflow'}}},
                      'prepared_source_mapping':{'p1':'n','p2':'n','p3':'pic','p4':'ret','p5':'call'},
                      'results':{'p2':{'type':'integer_output','value':%d},'p1':{'type':'integer_output','value':0},
                       'p3':{'type':'image_output','image':{'image_name':'pic-%d'}},
                       'p5':{'type':'workflow_return_output','values':{'inner':1}},
                       'p4':{'type':'workflow_return_output','values':{'count':%d,'label':null}}}},
                     'workflow':{'nodes':[{'id':'n','data':{'label':'Count'}}]}}
                    """;

    private final JobResult result = new JobResult("b", "default", List.of(item(1), item(2)));

    @Test
    void outputsAreFoundByTheirNodeItemAfterItem() {
        assertThat(result.outputs("n")).extracting(NodeOutput::invocationId).containsExactly("p2", "p1", "p2", "p1");
        assertThat(result.values("n")).containsExactly(1L, 0L, 2L, 0L);
        assertThat(result.values("pic")).containsExactly("pic-1", "pic-2");
        assertThat(result.images("pic")).extracting(OutputImage::itemId).containsExactly(1, 2);
        assertThat(result.images()).isEmpty();
        assertThat(result.outputs()).hasSize(10);
        assertThat(result.outputs("nobody")).isEmpty();
    }

    @Test
    void outputsAreFoundByTheLabelOfTheirNode() {
        assertThat(result.outputsByLabel("Count")).isEqualTo(result.outputs("n"));
        assertThat(result.outputsByLabel("count")).isEmpty();
    }

    @Test
    void whatTheWorkflowReturnedIsKeptApartFromWhatItsCallsReturned() {
        assertThat(result.returned()).extracting(Map::keySet).hasSize(2).allSatisfy(
                keys -> assertThat(keys).containsExactly("count", "label"));
        assertThat(result.returned()).extracting(values -> values.get("count"))
                .containsExactly(IntNode.valueOf(1), IntNode.valueOf(2));
    }

    private static ItemResult item(int id) {
        return new ItemResults("b").ended(
                new QueueItem(FakeQueue.tree(ITEM.formatted(id, id, id, id))), List.of(), false);
    }
}
