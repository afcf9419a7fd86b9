package io.github.camelinvokeai.contract;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.http.ApiHttp;
import io.github.camelinvokeai.client.http.ApiPath;
import io.github.camelinvokeai.client.http.Query;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;

/** A workflow from the server's own library. */
record ShippedWorkflow(String name, WorkflowDefinition definition) {

    /** All of them, as the server lists them. */
    static List<ShippedWorkflow> all() {
        try (ApiHttp http = ServerUnderTest.http(ServerUnderTest.url())) {
            List<ShippedWorkflow> all = new ArrayList<>();
            Query defaults = Query.of("per_page", 100).and("categories", "default");
            for (JsonNode entry : http.get(ApiPath.v1("workflows", ""), defaults).path("items")) {
                ApiPath path = ApiPath.v1("workflows", "i", entry.path("workflow_id").asText());
                all.add(new ShippedWorkflow(
                        entry.path("name").asText(),
                        WorkflowDefinition.fromTree(http.get(path, Query.none()).path("workflow"))));
            }
            return all;
        }
    }

    /** How test reports name it. */
    @Override
    public String toString() {
        return name;
    }
}
