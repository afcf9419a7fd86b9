package io.github.camelinvokeai.component;

import java.util.List;
import java.util.Objects;

import io.github.camelinvokeai.client.events.InvocationProgress;
import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.events.QueueItemStatusChanged;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ProgressIT extends RealServerTest {

    @Test
    void progressGoesToAnEndpointInOrderWhileTheJobRuns() throws Exception {
        routes(route -> route.from("direct:start").to(TINY + "&progressTo=mock:progress&input.Seed=" + seed()));

        Exchange done = template.request("direct:start", each -> {
        });

        assertThat(done.getException()).isNull();
        awaitTheEnd();
        List<Message> heard = heard();
        assertThat(heard).extracting(each -> each.getHeader(InvokeAIConstants.BATCH_ID))
                .containsOnly(done.getMessage().getHeader(InvokeAIConstants.BATCH_ID));
        assertThat(heard).extracting(each -> each.getHeader(InvokeAIConstants.EVENT_NAME, String.class))
                .startsWith("batch_enqueued").containsSubsequence("invocation_started", "invocation_progress",
                        "invocation_complete", "queue_item_status_changed");
        assertThat(percentages(heard)).hasSizeGreaterThanOrEqualTo(5).isSorted().allMatch(each -> each >= 0 && each <= 1)
                .endsWith(1.0);
        assertThat(heard).extracting(Message::getBody).allMatch(InvokeAIEvent.class::isInstance);
    }

    @Test
    void previewsComeOnlyIfAskedFor() throws Exception {
        routes(route -> {
            route.from("direct:without").to(TINY + "&progressTo=mock:progress&input.Seed=" + seed());
            route.from("direct:with").to(TINY + "&previews=true&progressTo=mock:progress&input.Seed=" + seed());
        });

        template.sendBody("direct:without", null);
        assertThat(previews()).isEmpty();
        mock("progress").reset();

        template.sendBody("direct:with", null);
        assertThat(previews()).isNotEmpty();
    }

    private List<InvocationProgress> previews() {
        awaitTheEnd();
        return heard().stream().map(Message::getBody).filter(InvocationProgress.class::isInstance)
                .map(InvocationProgress.class::cast).filter(event -> event.raw().path("image").isObject()).toList();
    }

    private static List<Double> percentages(List<Message> heard) {
        return heard.stream().filter(each -> "denoise_latents_meta".equals(each.getHeader(InvokeAIConstants.NODE_TYPE)))
                .map(each -> each.getHeader(InvokeAIConstants.PERCENTAGE, Double.class)).filter(Objects::nonNull).toList();
    }

    private List<Message> heard() {
        return mock("progress").getExchanges().stream().map(Exchange::getMessage).toList();
    }

    private void awaitTheEnd() {
        await().until(() -> heard().stream().map(Message::getBody)
                .anyMatch(body -> body instanceof QueueItemStatusChanged status && status.terminal()));
    }
}
