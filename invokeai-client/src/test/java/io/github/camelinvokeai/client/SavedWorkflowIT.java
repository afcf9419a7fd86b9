package io.github.camelinvokeai.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.JobFailedException;
import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.events.QueueItemStatusChanged;
import io.github.camelinvokeai.client.http.ApiHttp;
import io.github.camelinvokeai.client.http.ApiPath;
import io.github.camelinvokeai.client.http.Query;
import io.github.camelinvokeai.client.job.ItemResult;
import io.github.camelinvokeai.client.job.Job;
import io.github.camelinvokeai.client.job.JobListener;
import io.github.camelinvokeai.client.job.JobResult;
import io.github.camelinvokeai.client.job.OutputImage;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.queue.BatchStatus;
import io.github.camelinvokeai.client.queue.QueueItemStatus;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A job that calls a saved workflow ends once, with what it made itself, and knows what was made for it. */
@Timeout(120)
class SavedWorkflowIT {

    private static final String URL = System.getProperty("invokeai.url");
    private static final String CALLEE
            = """
                    {'workflow':{'name':'Callee of a test','author':'','description':'','version':'','contact':'','tags':'','notes':'',
                     'exposedFields':[],'meta':{'category':'user','version':'4.0.0'},
                     'nodes':[
                      {'id':'pic','type':'invocation','position':{'x':0,'y':0},'data':{'id':'pic','type':'blank_image','label':'','notes':'',
                       'version':'1.2.2','nodePack':'invokeai','isOpen':true,'isIntermediate':false,'useCache':false,
                       'inputs':{'width':{'name':'width','label':'','value':%s},'height':{'name':'height','label':'','value':32}}}},
                      {'id':'named','type':'invocation','position':{'x':0,'y':0},'data':{'id':'named','type':'workflow_return_value',
                       'label':'','notes':'','version':'1.0.0','nodePack':'invokeai','isOpen':true,'isIntermediate':true,'useCache':false,
                       'inputs':{'key':{'name':'key','label':'','value':'%s'}}}},
                      {'id':'ret','type':'invocation','position':{'x':0,'y':0},'data':{'id':'ret','type':'workflow_return','label':'',
                       'notes':'','version':'1.0.0','nodePack':'invokeai','isOpen':true,'isIntermediate':true,'useCache':false,
                       'inputs':{}}}],
                     'edges':[
                      {'id':'1','type':'default','source':'pic','sourceHandle':'width','target':'named','targetHandle':'value'},
                      {'id':'2','type':'default','source':'named','sourceHandle':'value','target':'ret','targetHandle':'values'}]}}
                    """;
    private static final String CALLER
            = """
                    {'nodes':{
                      'call':{'id':'call','type':'call_saved_workflow','workflow_id':'%s','workflow_inputs':{},'use_cache':false},
                      'width':{'id':'width','type':'workflow_return_get','key':'width','use_cache':false},
                      'own':{'id':'own','type':'blank_image','width':16,'height':16,'use_cache':false}},
                     'edges':[{'source':{'node_id':'call','field':'values'},'destination':{'node_id':'width','field':'values'}}]}
                    """;

    private final InvokeAIClient client = InvokeAIClient.create(URL);
    private final ApiHttp http = ApiHttp.builder(URL).build();
    private String workflowId;

    @AfterEach
    void leaveNothing() {
        http.delete(ApiPath.v1("workflows", "i", workflowId), Query.none());
        http.close();
        client.close();
    }

    @Test
    void theJobEndsOnceWithTheCallersResult() {
        List<String> told = new CopyOnWriteArrayList<>();
        Submission submission = caller(64, "width");

        JobResult result = client.submit(submission.runs(2), new Recorder(told)).await();

        assertThat(result.status()).isEqualTo(QueueItemStatus.COMPLETED);
        assertThat(result.items()).hasSize(2);
        assertThat(result.images()).extracting(OutputImage::nodeId).containsExactly("own", "own");
        assertThat(result.values("width")).containsExactly(64L, 64L);
        assertThat(result.returned()).isEmpty();
        assertThat(told).filteredOn("end"::equals).hasSize(1);
        assertThat(told).filteredOn(call -> call.startsWith("item")).hasSize(2);
        assertThat(told).contains("waiting");
        BatchStatus status = client.queue(Submission.DEFAULT_QUEUE).batchStatus(submission.batchId());
        assertThat(status.total()).isEqualTo(4);
        assertThat(result.items()).allSatisfy(item -> {
            ItemResult child = item.children().get(0);
            assertThat(item.children()).hasSize(1);
            assertThat(child.status()).isEqualTo(QueueItemStatus.COMPLETED);
            assertThat(child.images()).singleElement().satisfies(image -> assertThat(image.width()).isEqualTo(64));
            assertThat(child.returned().get("width").intValue()).isEqualTo(64);
        });
    }

    @Test
    void aCallThatFailsFailsTheJobAndShowsItsOwnError() {
        Job job = client.submit(caller(64, ""));

        assertThatThrownBy(job::await).isInstanceOf(JobFailedException.class).hasMessageContaining("call_saved_workflow");
        assertThat(job.partialResult().items()).singleElement().satisfies(item -> {
            assertThat(item.children()).singleElement().satisfies(child -> {
                assertThat(child.status()).isEqualTo(QueueItemStatus.FAILED);
                assertThat(child.error()).isInstanceOf(JobFailedException.class).hasMessageContaining("workflow_return_value");
                assertThat(child.images()).hasSize(1);
            });
        });
    }

    /** @param key what the called workflow calls its value; it fails if that is empty */
    private Submission caller(int width, String key) {
        workflowId = http.post(ApiPath.v1("workflows", ""), Query.none(), json(CALLEE.formatted(width, key)))
                .path("workflow_id").asText();
        return client.workflow(WorkflowDefinition.fromTree(json(CALLER.formatted(workflowId)))).newSubmission();
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private record Recorder(List<String> told) implements JobListener {

        @Override
        public void onEvent(InvokeAIEvent event) {
            if (event instanceof QueueItemStatusChanged status && "waiting".equals(status.status())) {
                told.add("waiting");
            }
        }

        @Override
        public void onItemEnded(ItemResult item) {
            told.add("item " + item.itemId());
        }

        @Override
        public void onEnd(JobResult result, RuntimeException error) {
            told.add("end");
        }
    }
}
