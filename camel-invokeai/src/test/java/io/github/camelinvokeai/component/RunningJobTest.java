package io.github.camelinvokeai.component;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();
    private int told;

    @Test
    void theExchangeWaitsForItsEndingAndContinuesOnAWorker() {
        running().continueAfter(ending, () -> told++);
        assertThat(work).isEmpty();

        ending.complete(Ending.well(message -> message.setBody("result")));
        assertThat(told).isEqualTo(1);
        assertThat(done).isEmpty();
        assertThat(exchange.getMessage().getBody()).isNull();

        work.get(0).run();
        assertThat(done).containsExactly(false);
        assertThat(exchange.getMessage().getBody()).isEqualTo("result");
        assertThat(exchange.getException()).isNull();
    }

    @Test
    void anEndingThatCannotBeKnownIsAnError() {
        running().continueAfter(ending.thenApply(value -> value), () -> told++);

        IllegalStateException error = new IllegalStateException("no");
        ending.completeExceptionally(error);
        work.get(0).run();

        assertThat(exchange.getException()).isSameAs(error);
    }

    @Test
    void theExchangeContinuesOnlyOnceAndIsNotTouchedAfterwards() {
        RunningJob running = running();
        running.continueAfter(ending, () -> told++);

        running.continueWith(Ending.badly(new IllegalStateException("stopped")));
        ending.complete(Ending.well(message -> message.setBody("too late")));

        assertThat(told).isEqualTo(1);
        assertThat(work).hasSize(1);
        work.get(0).run();
        assertThat(exchange.getException()).hasMessage("stopped");
        assertThat(exchange.getMessage().getBody()).isNull();
    }

    @Test
    void theExchangeContinuesEvenIfTheWorkersAreGone() {
        new RunningJob(null, exchange, done::add, task -> {
            throw new RejectedExecutionException("gone");
        }).continueAfter(ending, () -> told++);

        ending.complete(Ending.well(message -> message.setBody("result")));

        assertThat(done).containsExactly(false);
    }

    private RunningJob running() {
        return new RunningJob(null, exchange, done::add, work::add);
    }
}
