package io.github.camelinvokeai.client.http;

import io.github.camelinvokeai.client.error.InvalidOptionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BaseUrlTest {

    @ParameterizedTest
    @CsvSource({
            "http://127.0.0.1:9090, http://127.0.0.1:9090",
            "HTTPS://host/invoke//, https://host/invoke",
            "'  http://host/ ', http://host",
            "http://invoke_ai:9090/a/b, http://invoke_ai:9090/a/b",
            "http://[::1]:9090/, http://[::1]:9090" })
    void takesAnyPathAndTidiesUp(String given, String tidied) {
        assertThat(BaseUrl.parse(given)).hasToString(tidied);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "localhost:9090", "127.0.0.1:9090", "ftp://host", "http:/host", "http://", "http://host?x=1", "http://host#top",
            "http://host:port", "/invoke" })
    void saysWhatIsExpected(String given) {
        assertThatThrownBy(() -> BaseUrl.parse(given)).isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("http://127.0.0.1:9090");
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://me:s3cret@host", "http://me:s3cret@host?q", "http://me:s3 cret@host", "me:s3cret@host" })
    void neverShowsAPassword(String given) {
        assertThatThrownBy(() -> BaseUrl.parse(given)).isInstanceOf(InvalidOptionException.class)
                .satisfies(e -> assertThat(e.getMessage() + e.getCause()).doesNotContain("s3"));
    }

    @Test
    void describesRequestsWithoutTheirQuery() {
        assertThat(BaseUrl.parse("http://host/x").describe("GET", ApiPath.v1("boards", "")))
                .isEqualTo("GET http://host/x/api/v1/boards/");
    }
}
