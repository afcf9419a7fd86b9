package io.github.camelinvokeai.component;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

import io.github.camelinvokeai.client.events.InvokeAIEvent;
import org.junit.jupiter.api.Test;

import static io.github.camelinvokeai.component.EventFixtures.progress;
import static io.github.camelinvokeai.component.EventFixtures.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class EventBufferTest {

    private final List<Runnable> tasks = new ArrayList<>();
    private final List<InvokeAIEvent> delivered = new ArrayList<>();
    private final List<Integer> losses = new ArrayList<>();

    @Test
    void eventsGoOnInOrderOnTheWorkerOnly() {
        EventBuffer buffer = buffer(10);

        buffer.offer(status("in_progress"));
        buffer.offer(progress(0.5));
        buffer.offer(status("completed"));

        assertThat(delivered).isEmpty();
        assertThat(tasks).hasSize(1);
        work();
        assertThat(delivered).containsExactly(status("in_progress"), progress(0.5), status("completed"));
        assertThat(losses).isEmpty();
    }

    @Test
    void aFullBufferDropsTheOldestProgressFirst() {
        EventBuffer buffer = buffer(3);

        buffer.offer(progress(0.1));
        buffer.offer(progress(0.2));
        buffer.offer(status("in_progress"));
        buffer.offer(progress(0.3));
        buffer.offer(status("completed"));
        work();

        assertThat(delivered).containsExactly(status("in_progress"), progress(0.3), status("completed"));
        assertThat(losses).isEmpty();
    }

    @Test
    void progressThatFindsNoRoomIsDroppedWithoutAWord() {
        EventBuffer buffer = buffer(1);

        buffer.offer(status("in_progress"));
        buffer.offer(progress(0.3));
        work();

        assertThat(delivered).containsExactly(status("in_progress"));
        assertThat(losses).isEmpty();
    }

    @Test
    void whenOtherEventsMustBeDroppedItTellsHowManyOnce() {
        EventBuffer buffer = buffer(2);

        buffer.offer(status(1, "completed"));
        buffer.offer(status(2, "completed"));
        buffer.offer(status(3, "completed"));
        buffer.offer(status(4, "completed"));
        work();
        buffer.offer(status(5, "completed"));
        work();

        assertThat(delivered).containsExactly(status(1, "completed"), status(2, "completed"), status(5, "completed"));
        assertThat(losses).containsExactly(2);
    }

    @Test
    void whatThrowsDoesNotEndTheEvents() {
        EventBuffer buffer = new EventBuffer(10, tasks::add, event -> {
            delivered.add(event);
            if (delivered.size() == 1) {
                throw new IllegalStateException("on purpose");
            }
        }, losses::add);
        buffer.offer(status("in_progress"));
        buffer.offer(status("completed"));

        assertThatThrownBy(this::work).hasMessage("on purpose");
        work();

        assertThat(delivered).containsExactly(status("in_progress"), status("completed"));
        buffer.offer(progress(1));
        work();
        assertThat(delivered).hasSize(3);
    }

    @Test
    void whatWaitsIsForgottenWhenCleared() {
        EventBuffer buffer = buffer(1);
        buffer.offer(status(1, "completed"));
        buffer.offer(status(2, "completed"));

        buffer.clear();
        work();
        buffer.offer(status(3, "completed"));
        work();

        assertThat(delivered).containsExactly(status(3, "completed"));
        assertThat(losses).isEmpty();
    }

    @Test
    void aWorkerThatHasBeenShutDownIsNoError() {
        EventBuffer buffer = new EventBuffer(1, task -> {
            throw new RejectedExecutionException();
        }, delivered::add, losses::add);

        buffer.offer(status("completed"));

        assertThat(delivered).isEmpty();
    }

    @Test
    void manyThreadsMayOfferAndNothingIsLostOrDoubled() {
        ExecutorService worker = Executors.newSingleThreadExecutor();
        ExecutorService many = Executors.newFixedThreadPool(4);
        try {
            List<Integer> items = new ArrayList<>();
            EventBuffer buffer = new EventBuffer(
                    10_000, worker, event -> items.add(event.raw().path("item_id").intValue()), losses::add);

            for (int item = 0; item < 2_000; item++) {
                InvokeAIEvent event = status(item, "completed");
                many.execute(() -> buffer.offer(event));
            }

            await().until(() -> items.size() == 2_000);
            assertThat(items).doesNotHaveDuplicates();
        } finally {
            many.shutdownNow();
            worker.shutdownNow();
        }
    }

    private EventBuffer buffer(int capacity) {
        return new EventBuffer(capacity, tasks::add, delivered::add, losses::add);
    }

    private void work() {
        while (!tasks.isEmpty()) {
            tasks.remove(0).run();
        }
    }
}
