package io.github.camelinvokeai.client.workflow;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

class ItemCountTest {

    @Test
    void withoutDataThereIsOneItemForEachRun() {
        Submission submission = workflow().node("n", "noise").compile().newSubmission().runs(3);

        assertThat(ItemCount.of(submission.payload(new KnownServer()))).isEqualTo(3);
        assertThat(ItemCount.of(json("{'batch':{'runs':2,'data':null}}"))).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "6 | [[{'items':[1,2,3]}]]",
            "6 | [[{'items':[1,2,3]},{'items':[4,5,6]}]]",
            "12 | [[{'items':[1,2,3]}],[{'items':[1,2]}]]",
            "0 | [[]]",
            "0 | [[{'items':[]}],[{'items':[1]}]]" })
    void groupsMultiplyAndWhatIsZippedCountsOnce(long count, String data) {
        assertThat(ItemCount.of(json("{'batch':{'runs':2,'data':" + data + "}}"))).isEqualTo(count);
    }

    @Test
    void beyondAllNumbersItIsTheLargest() {
        String group = "[{'items':[" + "1,".repeat(999) + "1]}]";

        assertThat(ItemCount.of(json("{'batch':{'runs':9,'data':[" + (group + ",").repeat(9) + group + "]}}")))
                .isEqualTo(Long.MAX_VALUE);
    }
}
