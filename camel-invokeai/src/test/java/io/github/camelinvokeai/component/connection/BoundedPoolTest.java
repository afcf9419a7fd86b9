package io.github.camelinvokeai.component.connection;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

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
    void aPoolThatIsFinishedLosesNoTaskThoughOneStandsStill() {
        ExecutorService pool = BoundedPool.open(context, this, "Few", "few", 1);
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        List<String> done = new CopyOnWriteArrayList<>();
        pool.execute(() -> {
            begun.countDown();
            waitFor(never);
            done.add("the one that stood still");
        });
        for (String each : List.of("a", "b", "c")) {
            pool.execute(() -> done.add(each));
        }
        waitFor(begun);

        BoundedPool.finish(context, pool, Duration.ofMillis(100));

        await().untilAsserted(
                () -> assertThat(done).containsExactlyInAnyOrder("the one that stood still", "a", "b", "c"));
        assertThat(pool.isShutdown()).isTrue();
    }

    @Test
    void aPoolThatIsFinishedIsWaitedForAsLongAsItGetsOn() {
        ExecutorService pool = BoundedPool.open(context, this, "Few", "few", 1);
        CountDownLatch never = new CountDownLatch(1);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        AtomicInteger undisturbed = new AtomicInteger();
        for (int i = 0; i < 10; i++) {
            pool.execute(() -> {
                threads.add(Thread.currentThread());
                if (!waitFor(never, Duration.ofMillis(100))) {
                    undisturbed.incrementAndGet();
                }
            });
        }

        BoundedPool.finish(context, pool, Duration.ofMillis(500));

        assertThat(pool.isTerminated()).isTrue();
        assertThat(undisturbed).hasValue(10);
        assertThat(threads).doesNotContain(Thread.currentThread());
    }

    @Test
    void aPoolWithoutThreadsIsRefusedNamingTheOption() {
        assertThatThrownBy(() -> BoundedPool.open(context, this, "None", "poolSize", 0))
                .isInstanceOf(InvalidOptionException.class).hasMessage("Option poolSize must be at least 1");
    }

    /** Whether the latch opened, or the wait was interrupted. */
    private static boolean waitFor(CountDownLatch latch, Duration wait) {
        try {
            return latch.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
