package io.github.camelinvokeai.client.http;

import io.github.camelinvokeai.client.error.InvalidOptionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ApiPathTest {

    @Test
    void joinsSegmentsBelowTheVersion() {
        assertThat(ApiPath.v1("queue", "default", "b", "x1", "status")).hasToString("/api/v1/queue/default/b/x1/status");
        assertThat(ApiPath.root("openapi.json")).hasToString("/openapi.json");
    }

    @Test
    void anEmptyLastSegmentMakesTheTrailingSlash() {
        assertThat(ApiPath.v2("models", "")).hasToString("/api/v2/models/");
    }

    @Test
    void encodesEverySegmentByItself() {
        assertThat(ApiPath.v1("boards", "a/b?c%ü #+")).hasToString("/api/v1/boards/a%2Fb%3Fc%25%C3%BC%20%23%2B");
    }

    @Test
    void messagesShowIdsAndNoPrompts() {
        String id = "0123456789abcdef".repeat(10);

        assertThat(ApiPath.v1("queue", id, "b x").shown()).isEqualTo("/api/v1/queue/" + id + "/b%20x");
        assertThat(ApiPath.v1("images", "i", "a camel at the sea, ".repeat(10), "full").shown())
                .isEqualTo("/api/v1/images/i/{a text of 200 characters}/full");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", ".", ".." })
    void refusesIdsThatWouldLeadElsewhere(String id) {
        assertThatThrownBy(() -> ApiPath.v1("images", "i", id, "full")).isInstanceOf(InvalidOptionException.class);
    }

    @Test
    void refusesAMissingId() {
        assertThatThrownBy(() -> ApiPath.v1("images", "i", null)).isInstanceOf(InvalidOptionException.class);
    }
}
