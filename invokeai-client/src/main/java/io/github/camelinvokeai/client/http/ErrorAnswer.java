package io.github.camelinvokeai.client.http;

import java.util.List;

/**
 * What is kept of an answer with an error status. InvokeAI repeats the request in some of its error bodies, prompts
 * included; none of that gets in here.
 *
 * @param request method and URL without the query
 * @param status  HTTP status
 * @param detail  the server's explanation, cut to a few hundred characters; may be empty
 * @param faults  the single faults of a validation error (422); otherwise empty
 */
public record ErrorAnswer(String request, int status, String detail, List<Fault> faults) {

    public ErrorAnswer {
        faults = List.copyOf(faults);
    }

    /**
     * One fault of a validation error.
     *
     * @param location where in the request: {@code body}, {@code batch}, {@code graph}, ...; numbers as text
     * @param type     the server's name for the fault, for instance {@code greater_than_equal}
     * @param message  the server's words, cut
     */
    public record Fault(List<String> location, String type, String message) {

        public Fault {
            location = List.copyOf(location);
        }
    }
}
