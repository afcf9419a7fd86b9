package io.github.camelinvokeai.client.job;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SerialExecutorTest {

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final SerialExecutor executor = new SerialExecutor(threads);
    private final List<Integer> done = new CopyOnWriteArrayList<>();

    @AfterEach
    void shutDown() {
        threads.shutdownNow();
    }

    @Test
    void tasksKeepTheirOrderOnManyThreads() {
        IntStream.range(0, 2000).forEach(i -> executor.execute(() -> done.add(i)));

        await().untilAsserted(() -> assertThat(done).hasSize(2000));
        assertThat(done).isSorted();
    }

    @Test
    void aTaskThatThrowsDoesNotStopTheNext() {
        executor.execute(() -> {
            throw new IllegalStateException("on purpose");
        });
        executor.execute(() -> done.add(1));

        await().untilAsserted(() -> assertThat(done).containsExactly(1));
    }

    @Test
    void neitherDoesOneThatThrowsAnError() {
        executor.execute(() -> {
            throw new AssertionError("on purpose");
        });
        executor.execute(() -> done.add(1));

        await().untilAsserted(() -> assertThat(done).containsExactly(1));
    }

    @Test
    void whenTheThreadsAreGoneTasksStillRun() {
        threads.shutdownNow();

        executor.execute(() -> done.add(1));

        assertThat(done).containsExactly(1);
    }
}
