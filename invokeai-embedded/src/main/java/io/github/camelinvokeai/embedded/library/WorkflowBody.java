package io.github.camelinvokeai.embedded.library;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.web.ApiFault;
import io.github.camelinvokeai.embedded.web.ApiFields;
import io.github.camelinvokeai.embedded.web.ApiRequest;

/** Reads the workflow that somebody sends to the library: every known key has to be there, others are dropped. */
final class WorkflowBody {

    private static final List<String> TEXTS = List.of(
            "name", "author", "description", "version", "contact", "tags", "notes");
    private static final Pattern SEMVER = Pattern.compile("(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)([-+].+)?");
    private static final String WORKFLOW = "workflow";
    private static final String META = "meta";

    private final JsonNode sent;
    private final ApiFields fields;
    private final ObjectNode kept = JsonNodeFactory.instance.objectNode();

    private WorkflowBody(JsonNode sent) {
        this.sent = sent;
        this.fields = ApiFields.of(sent, List.of("body", WORKFLOW));
    }

    /** @throws ApiFault 422 with all that is wrong */
    static ObjectNode read(ApiRequest request, boolean withId) {
        JsonNode sent = request.json();
        ApiFields.of(sent, List.of("body")).require(WORKFLOW).check();
        WorkflowBody workflow = new WorkflowBody(sent.path(WORKFLOW));
        workflow.read(withId);
        return workflow.kept;
    }

    private void read(boolean withId) {
        TEXTS.forEach(this::text);
        int index = 0;
        for (JsonNode field : list("exposedFields")) {
            exposedField(field, index++);
        }
        meta();
        nodes();
        list("edges");
        kept.set("form", sent.has("form") ? sent.get("form") : NullNode.getInstance());
        if (withId) {
            text("id");
        }
        fields.check();
    }

    private void text(String name) {
        if (present(name)) {
            if (sent.get(name).isTextual()) {
                kept.set(name, sent.get(name));
            } else {
                fields.problem("string_type", List.of(name), "Input should be a valid string", sent.get(name), null);
            }
        }
    }

    private boolean present(String name) {
        if (!sent.has(name)) {
            fields.problem("missing", List.of(name), "Field required", sent, null);
        }
        return sent.has(name);
    }

    private Iterable<JsonNode> list(String name) {
        if (!present(name)) {
            return List.of();
        }
        if (!sent.get(name).isArray()) {
            fields.problem("list_type", List.of(name), "Input should be a valid list", sent.get(name), null);
            return List.of();
        }
        kept.set(name, sent.get(name));
        return sent.get(name);
    }

    private void exposedField(JsonNode field, int index) {
        for (String name : List.of("nodeId", "fieldName")) {
            if (!field.has(name)) {
                fields.problem("missing", List.of("exposedFields", index, name), "Field required", field, null);
            } else if (!field.get(name).isTextual()) {
                fields.problem("string_type", List.of("exposedFields", index, name), "Input should be a valid string",
                        field.get(name), null);
            }
        }
    }

    private void meta() {
        if (!present(META)) {
            return;
        }
        JsonNode meta = sent.get(META);
        ApiFields inside = ApiFields.of(meta, List.of("body", WORKFLOW, META)).require("version");
        String version = inside.text("version").orElse(null);
        if (version != null && !SEMVER.matcher(version).matches()) {
            ObjectNode context = JsonNodeFactory.instance.objectNode();
            context.putObject("error");
            inside.problem("value_error", List.of("version"), "Value error, Invalid workflow meta version: " + version,
                    meta.get("version"), context);
        }
        String category = inside.require("category").choice("category", List.of("user", SavedWorkflow.DEFAULT))
                .orElse(null);
        fields.and(inside);
        kept.putObject(META).put("version", version).put("category", category);
    }

    private void nodes() {
        long returns = StreamSupport.stream(list("nodes").spliterator(), false)
                .filter(node -> node.path("type").asText().equals("invocation"))
                .filter(node -> node.path("data").path("type").asText().equals("workflow_return")).count();
        if (returns > 1) {
            ObjectNode context = JsonNodeFactory.instance.objectNode();
            context.putObject("error");
            fields.problem("value_error", List.of("nodes"),
                    "Value error, A workflow may not contain more than one workflow_return node.", sent.get("nodes"),
                    context);
        }
    }
}
