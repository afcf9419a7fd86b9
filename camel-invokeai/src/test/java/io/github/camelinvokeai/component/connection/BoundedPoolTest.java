package io.github.camelinvokeai.component.connection;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;

import io.github.camelinvokeai.client.error.InvalidOptionException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class BoundedPoolTest extends ConnectionTest {

    @Test
    void workWaitsForAThreadAndIsNeverDoneByWhoeverGivesIt() {
        ExecutorService pool = BoundedPool.open(context, this, "Few", "few", 2);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(100);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < 100; i++) {
            pool.execute(() -> {
                threads.add(Thread.currentThread());
                waitFor(release);
                done.countDown();
            });
        }

        release.countDown();

        await().atMost(Duration.ofSeconds(10)).until(() -> done.getCount() == 0);
        assertThat(threads).hasSizeBetween(1, 2).doesNotContain(Thread.currentThread())
                .allMatch(thread -> thread.getName().contains("Few"));
    }

    @Test
    void aPoolThatHasBeenShutDownSaysSo() {
        ExecutorService pool = BoundedPool.open(context, this, "Few", "few", 2);
        context.getExecutorServiceManager().shutdownNow(pool);

        assertThatThrownBy(() -> pool.execute(() -> {
        })).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void aPoolWithoutThreadsIsRefusedNamingTheOption() {
        assertThatThrownBy(() -> BoundedPool.open(context, this, "None", "poolSize", 0))
                .isInstanceOf(InvalidOptionException.class).hasMessage("Option poolSize must be at least 1");
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
