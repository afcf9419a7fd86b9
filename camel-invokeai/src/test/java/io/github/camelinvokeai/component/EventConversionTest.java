package io.github.camelinvokeai.component;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.events.UnknownEvent;
import org.apache.camel.TypeConversionException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventConversionTest {

    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void anEventConvertsToTheJsonThatTheServerSent() {
        InvokeAIEvent event = EventFixtures.status("completed");

        assertThat(convert(event, JsonNode.class)).isSameAs(event.raw());
        assertThat(EventFixtures.json(convert(event, String.class))).isEqualTo(event.raw());
        assertThat(convert(event, byte[].class)).asString().isEqualTo(convert(event, String.class));
        assertThat(convert(event, InputStream.class)).asString(StandardCharsets.UTF_8).isEqualTo(convert(event, String.class));
    }

    @Test
    void itConvertsToAMapOfPlainValues() {
        Map<?, ?> map = map(EventFixtures.progress(0.5));

        assertThat(map.get("item_id")).isEqualTo(7);
        assertThat(map.get("message")).isEqualTo("Denoising");
        assertThat(map.get("invocation")).isEqualTo(Map.of("id", "run-1", "type", "denoise_latents"));
    }

    @Test
    void anEventOfANewerServerConvertsToo() {
        InvokeAIEvent event = new UnknownEvent("later_event", EventFixtures.json("{\"a\":[1]}"));

        assertThat(convert(event, String.class)).isEqualTo("{\"a\":[1]}");
        assertThat(map(event)).hasSize(1);
    }

    @Test
    void aPayloadThatIsNoObjectIsNoMap() {
        InvokeAIEvent event = new UnknownEvent("later_event", EventFixtures.json("[1, 2]"));

        assertThatThrownBy(() -> map(event)).isInstanceOf(TypeConversionException.class);
    }

    private Map<?, ?> map(InvokeAIEvent event) {
        return convert(event, Map.class);
    }

    private <T> T convert(InvokeAIEvent event, Class<T> type) {
        return context.getTypeConverter().convertTo(type, event);
    }
}
