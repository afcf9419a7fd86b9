package io.github.camelinvokeai.client.job;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

import io.github.camelinvokeai.client.events.EventIds;
import io.github.camelinvokeai.client.events.Invocation;
import io.github.camelinvokeai.client.events.InvocationProgress;
import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.events.QueueCleared;
import io.github.camelinvokeai.client.json.Json;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JobNotifierTest {

    private static final EventIds IDS = new EventIds("default", 1, "b", "s", null, null, null);
    private static final InvocationProgress PROGRESS = new InvocationProgress(
            IDS, new Invocation("p", "n", "l2i"), "", 0.5, Json.mapper().createObjectNode());
    private static final QueueCleared CLEARED = new QueueCleared(IDS, Json.mapper().createObjectNode());

    private final Queue<Runnable> work = new ArrayDeque<>();
    private final List<InvokeAIEvent> heard = new ArrayList<>();
    private final JobNotifier notifier = new JobNotifier(List.of(new JobListener() {
        @Override
        public void onEvent(InvokeAIEvent event) {
            heard.add(event);
        }
    }), new SerialExecutor(work::add));

    @Test
    void aSlowListenerMissesProgressAndNothingElse() {
        for (int i = 0; i < 5_000; i++) {
            notifier.tellEvent(PROGRESS);
        }
        notifier.tellEvent(CLEARED);

        work.remove().run();

        assertThat(heard).hasSizeBetween(1_000, 1_002).endsWith(CLEARED);
    }

    @Test
    void aListenerThatThrowsAnErrorHoldsUpNobody() {
        JobNotifier broken = new JobNotifier(List.of(new JobListener() {
            @Override
            public void onEvent(InvokeAIEvent event) {
                throw new AssertionError("on purpose");
            }
        }), new SerialExecutor(Runnable::run));
        List<String> after = new ArrayList<>();

        broken.tellEvent(CLEARED);
        broken.then(() -> after.add("told"));

        assertThat(after).containsExactly("told");
    }
}
