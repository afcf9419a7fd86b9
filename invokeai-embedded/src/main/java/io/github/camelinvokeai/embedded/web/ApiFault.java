package io.github.camelinvokeai.embedded.web;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;

/** An answer with an error, in the bodies that InvokeAI uses. */
public final class ApiFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient ApiAnswer answer;

    private ApiFault(ApiAnswer answer, String message) {
        super(message);
        this.status = answer.status();
        this.answer = answer;
    }

    /** {@code {"detail": "..."}}. */
    public static ApiFault of(int status, String detail) {
        return new ApiFault(withDetail(status, TextNode.valueOf(detail)), status + " " + detail);
    }

    /** Status 404. */
    public static ApiFault notFound(String detail) {
        return of(404, detail);
    }

    /** Status 422, with one entry a problem. */
    public static ApiFault unprocessable(List<ApiProblem> problems) {
        ArrayNode detail = JsonNodeFactory.instance.arrayNode();
        problems.forEach(problem -> detail.add(problem.toJson()));
        return new ApiFault(withDetail(422, detail), "422 " + problems.size() + " problems");
    }

    /** Status 500 as plain text: what InvokeAI answers where an error of its own was not caught. */
    public static ApiFault unexpected() {
        return new ApiFault(ApiAnswer.text(500, "Internal Server Error"), "500 Internal Server Error");
    }

    private static ApiAnswer withDetail(int status, JsonNode detail) {
        return ApiAnswer.json(status, JsonNodeFactory.instance.objectNode().set("detail", detail));
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What is sent. */
    public ApiAnswer answer() {
        return answer;
    }
}
