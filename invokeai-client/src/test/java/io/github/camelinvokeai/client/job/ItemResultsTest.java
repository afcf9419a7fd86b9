package io.github.camelinvokeai.client.job;

import java.util.List;

import io.github.camelinvokeai.client.error.JobFailedException;
import io.github.camelinvokeai.client.queue.QueueItem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ItemResultsTest {

    private final ItemResults results = new ItemResults("batch");

    @Test
    void aFailureNamesTheNodeOfTheWorkflow() {
        JobFailedException error = failure("'session':{'graph':{'nodes':{'u':{'type':'img_blur'}}},"
                                           + "'prepared_source_mapping':{'p':'u'},'errors':{'p':'E: no'},'results':{}}",
                "no image");

        assertThat(error.nodeId()).isEqualTo("u");
        assertThat(error.nodeType()).isEqualTo("img_blur");
        assertThat(error.errorType()).isEqualTo("E");
        assertThat(error).hasMessage("Queue item 7 of batch batch failed at node u (img_blur): E: no image");
    }

    @Test
    void aFailureOutsideAnyNodeStillSaysWhy() {
        assertThat(failure("'session':{}", "no memory")).hasMessage("Queue item 7 of batch batch failed: E: no memory");
    }

    @Test
    void aLongMessageIsCut() {
        JobFailedException error = failure("'session':{}", "x".repeat(5000));

        assertThat(error.errorMessage()).hasSize(300).endsWith("...");
        assertThat(error.getMessage()).hasSizeLessThan(400);
    }

    @Test
    void aValueThatTheServerRepeatsIsLeftOut() {
        JobFailedException error = failure("'session':{}",
                "1 validation error for StringInvocation [type=string_type, input_value=a secret prompt, input_type=str]");

        assertThat(error.getMessage()).contains("StringInvocation").doesNotContain("secret");
        assertThat(error.errorMessage()).doesNotContain("secret");
    }

    private JobFailedException failure(String session, String message) {
        ItemResult item = results.ended(new QueueItem(
                FakeQueue.tree(
                        "{'item_id':7,'status':'failed','error_type':'E','error_message':'" + message + "'," + session + "}")),
                List.of(), false);
        return (JobFailedException) item.error();
    }
}
