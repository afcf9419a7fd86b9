package io.github.camelinvokeai.client.http;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QueryTest {

    @Test
    void keepsOrderAndRepeatedNamesAndEncodes() {
        Query query = Query.of("all", true).and("c", "a&b=ü").and("c", 2);

        assertThat(query.encoded()).isEqualTo("?all=true&c=a%26b%3D%C3%BC&c=2");
    }

    @Test
    void leavesNullsOut() {
        assertThat(Query.of("board_id", null).encoded()).isEmpty();
    }

    @Test
    void doesNotShowItsValues() {
        assertThat(Query.of("access_token", "s3cret").toString()).doesNotContain("s3cret");
    }
}
