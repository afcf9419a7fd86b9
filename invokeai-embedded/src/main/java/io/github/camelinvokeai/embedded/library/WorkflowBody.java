package io.github.camelinvokeai.embedded.library;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.web.ApiFault;
import io.github.camelinvokeai.embedded.web.ApiFields;
import io.github.camelinvokeai.embedded.web.ApiProblem;
import io.github.camelinvokeai.embedded.web.ApiRequest;

/** Reads the workflow that somebody sends to the library. */
final class WorkflowBody {

    private static final String WORKFLOW = "workflow";

    private WorkflowBody() {
    }

    /** @throws ApiFault 422 with all that is wrong */
    static ObjectNode read(ApiRequest request, boolean withId) {
        JsonNode sent = request.json();
        ApiFields.of(sent, List.of("body")).require(WORKFLOW).check();
        List<ApiProblem> problems = new ArrayList<>();
        ObjectNode workflow = WorkflowCheck.check(sent.path(WORKFLOW), List.of("body", WORKFLOW), withId, problems);
        if (!problems.isEmpty()) {
            throw ApiFault.unprocessable(problems);
        }
        return workflow;
    }
}
