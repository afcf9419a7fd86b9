package io.github.camelinvokeai.embedded.web;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ApiFieldsTest {

    private static String refusal(ApiFields fields) {
        ApiFault fault = catchThrowableOfType(ApiFault.class, fields::check);
        return new Call.Answered(fault.answer()).text();
    }

    @Test
    void readsAQueryAsItsNamesSay() {
        ApiFields query = ApiFields.query(Call.of("GET", "/?a=b%20c&n=7&f=yes&l=x&l=y"));

        assertThat(query.text("a")).contains("b c");
        assertThat(query.number("n")).contains(7);
        assertThat(query.flag("f")).contains(true);
        assertThat(query.choices("l", List.of("x", "y"))).contains(List.of("x", "y"));
        assertThat(query.text("absent")).isEmpty();
        query.check();
    }

    @Test
    void tellsAllFaultsAtOnceInTheOrderOfReading() {
        ApiFields query = ApiFields.query(Call.of("GET", "/?n=-1&f=maybe"));
        query.require("a");
        query.number("n", 0, 9);
        query.flag("f");

        assertThat(refusal(query)).isEqualTo(
                """
                        {"detail":[{"type":"missing","loc":["query","a"],"msg":"Field required","input":null},\
                        {"type":"greater_than_equal","loc":["query","n"],"msg":"Input should be greater than or equal to 0",\
                        "input":"-1","ctx":{"ge":0}},\
                        {"type":"bool_parsing","loc":["query","f"],\
                        "msg":"Input should be a valid boolean, unable to interpret input","input":"maybe"}]}""");
    }

    @Test
    void namesTheWordsThatItKnows() {
        ApiFields query = ApiFields.query(Call.of("GET", "/?l=x&l=z"));
        query.choices("l", List.of("x", "y", "w"));

        assertThat(refusal(query)).isEqualTo(
                """
                        {"detail":[{"type":"enum","loc":["query","l",1],"msg":"Input should be 'x', 'y' or 'w'","input":"z",\
                        "ctx":{"expected":"'x', 'y' or 'w'"}}]}""");
    }

    @Test
    void countsTheItemsOfAList() {
        ApiFields body = ApiFields.body(Call.of("POST", "/").json("{\"l\":[\"a\",\"b\",\"c\"],\"m\":[1]}"));

        assertThat(body.texts("l", 3)).containsExactly("a", "b", "c");
        body.texts("l", 2);
        body.texts("m", 2);
        assertThat(refusal(body)).contains("\"too_long\"", "at most 2 items after validation, not 3", "\"actual_length\":3")
                .contains("\"loc\":[\"body\",\"m\",0],\"msg\":\"Input should be a valid string\",\"input\":1");
    }

    @Test
    void aBodyThatIsNoObjectHasNoFields() {
        ApiFields body = ApiFields.body(Call.of("POST", "/").json("[]"));

        assertThat(body.text("a")).isEmpty();
        assertThat(refusal(body.require("a"))).contains("Field required");
    }
}
