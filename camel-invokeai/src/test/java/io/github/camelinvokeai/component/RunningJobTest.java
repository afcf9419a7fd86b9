package io.github.camelinvokeai.component;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RunningJobTest {

    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    private final List<Runnable> work = new ArrayList<>();
    private final List<Boolean> done = new ArrayList<>();
    private final CompletableFuture<Object> stage = new CompletableFuture<>();
    private int told;

    @Test
    void theExchangeWaitsForTheStageAndContinuesOnAWorker() {
        RunningJob running = running();
        running.continueAfter(stage, () -> told++);
        assertThat(work).isEmpty();

        stage.complete("done");
        assertThat(told).isEqualTo(1);
        assertThat(done).isEmpty();

        work.get(0).run();
        assertThat(done).containsExactly(false);
        assertThat(exchange.getException()).isNull();
    }

    @Test
    void theErrorOfTheStageIsThatOfTheExchangeWithoutItsWrapping() {
        running().continueAfter(stage.thenApply(value -> value), () -> told++);

        IllegalStateException error = new IllegalStateException("no");
        stage.completeExceptionally(error);
        work.get(0).run();

        assertThat(exchange.getException()).isSameAs(error);
    }

    @Test
    void theExchangeContinuesOnlyOnce() {
        RunningJob running = running();
        running.continueAfter(stage, () -> told++);

        running.continueWith(new IllegalStateException("stopped"));
        stage.complete("too late");

        assertThat(told).isEqualTo(1);
        assertThat(work).hasSize(1);
        work.get(0).run();
        assertThat(exchange.getException()).hasMessage("stopped");
    }

    @Test
    void theExchangeContinuesEvenIfTheWorkersAreGone() {
        new RunningJob(null, exchange, done::add, task -> {
            throw new RejectedExecutionException("gone");
        }).continueAfter(stage, () -> told++);

        stage.complete("done");

        assertThat(done).containsExactly(false);
    }

    @Test
    void onlyTheWrappingOfFuturesIsTakenOff() {
        IllegalStateException error = new IllegalStateException("no", new IllegalArgumentException("cause"));

        assertThat(RunningJob.unwrapped(new CompletionException(error))).isSameAs(error);
        assertThat(RunningJob.unwrapped(error)).isSameAs(error);
        CompletionException bare = new CompletionException("bare", null);
        assertThat(RunningJob.unwrapped(bare)).isSameAs(bare);
    }

    private RunningJob running() {
        return new RunningJob(null, exchange, done::add, work::add);
    }
}
