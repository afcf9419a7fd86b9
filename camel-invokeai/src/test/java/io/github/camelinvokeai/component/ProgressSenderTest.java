package io.github.camelinvokeai.component;

import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelinvokeai.client.events.UnknownEvent;
import org.apache.camel.Exchange;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class ProgressSenderTest extends RouteTest {

    private final InvokeAIConfiguration options = new InvokeAIConfiguration();

    @Test
    void eventsAreSentInOrderEachInAnExchangeOfItsOwn() throws Exception {
        options.setProgressTo("mock:progress");
        List<String> names = IntStream.range(0, 100).mapToObj(number -> "event-" + number).toList();

        try (ProgressSender sender = new ProgressSender(context, options)) {
            names.forEach(name -> sender.onEvent(event(name)));
            mock("progress").expectedMessageCount(100);
            mock("progress").assertIsSatisfied();
        }

        assertThat(mock("progress").getExchanges()).extracting(each -> each.getMessage().getHeader("CamelInvokeAIEventName"))
                .containsExactlyElementsOf(names);
        assertThat(mock("progress").getExchanges()).extracting(Exchange::getExchangeId).doesNotHaveDuplicates();
    }

    @Test
    void anEndpointThatFailsGetsTheNextEventAllTheSame() throws Exception {
        options.setProgressTo("direct:progress");
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:progress").errorHandler(noErrorHandler()).to("mock:progress").throwException(
                        new IllegalStateException("no"));
            }
        });

        try (ProgressSender sender = new ProgressSender(context, options)) {
            sender.onEvent(event("first"));
            sender.onEvent(event("second"));
            mock("progress").expectedMessageCount(2);
            mock("progress").assertIsSatisfied();
        }
    }

    @Test
    void theEndpointMayBeReferredTo() throws Exception {
        context.getRegistry().bind("watcher", context.getEndpoint("mock:referred"));
        options.setProgressTo("ref:watcher");

        try (ProgressSender sender = new ProgressSender(context, options)) {
            sender.onEvent(event("first"));
            mock("referred").expectedMessageCount(1);
            mock("referred").assertIsSatisfied();
        }
    }

    @Test
    void anEndpointThatDoesNotExistIsFoundAtOnce() {
        options.setProgressTo("nosuch:thing");

        assertThatThrownBy(() -> new ProgressSender(context, options)).isInstanceOf(NoSuchEndpointException.class);
    }

    @Test
    void closedItLeavesNoThread() throws Exception {
        options.setProgressTo("mock:progress");
        ProgressSender sender = new ProgressSender(context, options);
        sender.onEvent(event("first"));
        mock("progress").expectedMessageCount(1);
        mock("progress").assertIsSatisfied();

        sender.close();

        await().until(() -> Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .noneMatch(name -> name.contains("InvokeAIProgress")));
    }

    private static UnknownEvent event(String name) {
        return new UnknownEvent(name, JsonNodeFactory.instance.objectNode());
    }
}
