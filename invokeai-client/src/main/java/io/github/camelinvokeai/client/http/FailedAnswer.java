package io.github.camelinvokeai.client.http;

import io.github.camelinvokeai.client.error.AuthenticationException;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.client.error.ServerResponseException;
import io.github.camelinvokeai.client.error.ServerWording;
import org.apache.hc.core5.http.Header;

/** Turns an answer that is no success into the exception that its status calls for. */
final class FailedAnswer {

    private FailedAnswer() {
    }

    static InvokeAIException of(Exchange exchange, FailureMapper failures) {
        if (exchange.status() < 400) {
            return redirect(exchange);
        }
        ErrorAnswer answer = ErrorReader.read(exchange);
        return failures.map(answer).orElseGet(() -> usual(answer));
    }

    private static InvokeAIException usual(ErrorAnswer answer) {
        int status = answer.status();
        String said = answer.request() + " was answered with status " + status + detail(answer);
        return switch (status) {
            case 401 -> new AuthenticationException(
                    status, answer.detail(),
                    said + "; the server wants a login: check the token option, tokens expire");
            case 403 -> new AuthenticationException(status, answer.detail(), said + "; this user may not do that");
            case 404 -> new NotFoundException(status, answer.detail(), said);
            case 429, 503 -> new ServerResponseException(
                    status, answer.detail(),
                    said + "; the server, or a proxy before it, is overloaded: the request was not repeated", null);
            default -> new ServerResponseException(status, answer.detail(), said, null);
        };
    }

    private static String detail(ErrorAnswer answer) {
        return answer.detail().isEmpty() ? "" : ": " + answer.detail();
    }

    // Following it would carry the token to another place, and a POST there a second time.
    private static InvokeAIException redirect(Exchange exchange) {
        Header location = exchange.response().getFirstHeader("Location");
        String target = location == null ? "" : " to " + ServerWording.cut(location.getValue().replaceAll("[?#].*", ""));
        return new ServerResponseException(
                exchange.status(), "", exchange.name() + " was answered with status " + exchange.status() + target
                                       + "; redirects are not followed: set the base URL to where the server is",
                null);
    }
}
