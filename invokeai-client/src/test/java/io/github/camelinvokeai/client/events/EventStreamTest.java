package io.github.camelinvokeai.client.events;

import java.time.Duration;
import java.util.NoSuchElementException;

import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelinvokeai.client.error.InvokeAIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class EventStreamTest {

    private final EventStream stream = new EventStream(2, Duration.ofMillis(50));

    @Test
    void eventsComeInOrderUntilTheEnd() {
        stream.add(event("a"));
        stream.add(event("b"));
        stream.end();
        stream.add(event("late"));

        assertThat(stream).toIterable().extracting(InvokeAIEvent::name).containsExactly("a", "b");
        assertThatThrownBy(stream::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void waitingHasALimit() {
        assertThatThrownBy(stream::hasNext).isInstanceOf(InvokeAIException.class).hasMessageContaining("PT0.05S");
        assertThat(stream.next(Duration.ofMillis(1))).isEmpty();
    }

    @Test
    void theReaderIsWokenByAnEvent() {
        EventStream patient = new EventStream(2, Duration.ofSeconds(15));
        Thread writer = new Thread(() -> patient.add(event("a")));
        writer.start();

        assertThat(patient.next().name()).isEqualTo("a");
    }

    @Test
    void whoReadsTooSlowlyLosesProgressOnly() {
        stream.add(event("a"));
        stream.add(event("b"));
        stream.add(progress());
        stream.add(event("c"));
        stream.end();

        assertThat(stream).toIterable().extracting(InvokeAIEvent::name).containsExactly("a", "b", "c");
        assertThat(stream.dropped()).isEqualTo(1);
    }

    @Test
    void closingForgetsWhatWasNotRead() {
        stream.add(event("a"));
        stream.close();

        assertThat(stream.hasNext()).isFalse();
    }

    @Test
    void anInterruptEndsTheWaitAndStays() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(stream::hasNext).isInstanceOf(InvokeAIException.class).hasMessageContaining("Interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    private static InvokeAIEvent event(String name) {
        return new UnknownEvent(name, NullNode.getInstance());
    }

    private static InvokeAIEvent progress() {
        return new InvocationProgress(
                new EventIds("q", 1, "b", "s", null, null, null), new Invocation("p", "n", "t"), "m", 0.5,
                NullNode.getInstance());
    }
}
