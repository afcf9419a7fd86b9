package io.github.camelinvokeai.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelinvokeai.client.json.Json;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PrettyJsonTest {

    @Test
    void jsonIsIndentedByTwoBlanks() throws JsonProcessingException {
        assertThat(PrettyJson.of(Json.mapper().readTree("{\"a\":[1,{\"b\":\"ü\"}],\"c\":[],\"d\":{}}"))).isEqualTo("""
                {
                  "a": [
                    1,
                    {
                      "b": "ü"
                    }
                  ],
                  "c": [],
                  "d": {}
                }""");
    }
}
