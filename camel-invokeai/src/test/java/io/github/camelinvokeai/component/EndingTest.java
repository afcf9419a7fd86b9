package io.github.camelinvokeai.component;

import java.util.concurrent.CompletionException;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EndingTest {

    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    private final IllegalStateException error = new IllegalStateException("no", new IllegalArgumentException("cause"));

    @Test
    void aGoodEndingChangesTheMessageOnly() {
        Ending.well(message -> message.setBody("result")).applyTo(exchange);

        assertThat(exchange.getMessage().getBody()).isEqualTo("result");
        assertThat(exchange.getException()).isNull();
    }

    @Test
    void aBadEndingMayTellTheMessageWhatThereIs() {
        Ending.badly(error, message -> message.setHeader("status", "failed")).applyTo(exchange);

        assertThat(exchange.getMessage().getHeader("status")).isEqualTo("failed");
        assertThat(exchange.getException()).isSameAs(error);
    }

    @Test
    void aChangeThatCannotBeMadeIsAnErrorUnlessThereIsOneAlready() {
        IllegalArgumentException other = new IllegalArgumentException("change");

        Ending.well(message -> {
            throw other;
        }).applyTo(exchange);
        assertThat(exchange.getException()).isSameAs(other);

        Ending.badly(error, message -> {
            throw other;
        }).applyTo(exchange);
        assertThat(exchange.getException()).isSameAs(error);
    }

    @Test
    void onlyTheWrappingOfFuturesIsTakenOff() {
        assertThat(Ending.badly(new CompletionException(error)).error()).isSameAs(error);
        assertThat(Ending.badly(error).error()).isSameAs(error);
        CompletionException bare = new CompletionException("bare", null);
        assertThat(Ending.badly(bare).error()).isSameAs(bare);
    }
}
