package io.github.camelinvokeai.embedded.library;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.web.ApiProblem;

/** Checks a workflow that somebody sends: every known key has to be there, others are dropped. Used by one thread. */
public final class WorkflowCheck {

    private static final List<String> TEXTS = List.of(
            "name", "author", "description", "version", "contact", "tags", "notes");
    private static final Pattern SEMVER = Pattern.compile("(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)([-+].+)?");
    private static final String META = "meta";
    private static final String EXPOSED = "exposedFields";
    private static final String CATEGORIES = "'user' or 'default'";

    private final List<Object> where;
    private final List<ApiProblem> problems;
    private final ObjectNode kept = JsonNodeFactory.instance.objectNode();

    private WorkflowCheck(List<Object> where, List<ApiProblem> problems) {
        this.where = where;
        this.problems = problems;
    }

    /**
     * The workflow as it is kept.
     *
     * @param where    the way to it
     * @param withId   whether it has to have an id, which is then kept
     * @param problems takes what is wrong; with any of them the result means nothing
     */
    public static ObjectNode check(JsonNode sent, List<Object> where, boolean withId, List<ApiProblem> problems) {
        WorkflowCheck check = new WorkflowCheck(where, problems);
        if (check.isObject(sent, List.of())) {
            check.all(sent, withId);
        }
        return check.kept;
    }

    private void all(JsonNode sent, boolean withId) {
        TEXTS.forEach(name -> text(sent, name, List.of()));
        exposedFields(sent);
        kept.set(EXPOSED, sent.path(EXPOSED));
        meta(sent);
        for (String name : List.of("nodes", "edges")) {
            objects(sent, name);
            kept.set(name, sent.path(name));
        }
        returns(sent.path("nodes"));
        JsonNode form = sent.path("form");
        if (!form.isMissingNode() && !form.isNull() && !form.isObject()) {
            problem("dict_type", List.of("form"), "Input should be a valid dictionary", form, null);
        }
        kept.set("form", form.isMissingNode() ? NullNode.getInstance() : form);
        if (withId) {
            text(sent, "id", List.of());
        }
    }

    private void text(JsonNode object, String name, List<Object> at) {
        JsonNode value = object.path(name);
        if (isThere(object, name, at)) {
            if (!value.isTextual()) {
                problem("string_type", with(at, name), "Input should be a valid string", value, null);
            } else if (at.isEmpty()) {
                kept.set(name, value);
            }
        }
    }

    private boolean isThere(JsonNode object, String name, List<Object> at) {
        if (!object.has(name)) {
            problem("missing", with(at, name), "Field required", object, null);
        }
        return object.has(name);
    }

    private boolean isObject(JsonNode value, List<Object> at) {
        if (!value.isObject()) {
            problem("model_attributes_type", at, "Input should be a valid dictionary or object to extract fields from", value,
                    null);
        }
        return value.isObject();
    }

    private int sizeOfList(JsonNode sent, String name) {
        if (!isThere(sent, name, List.of())) {
            return 0;
        }
        if (!sent.get(name).isArray()) {
            problem("list_type", List.of(name), "Input should be a valid list", sent.get(name), null);
            return 0;
        }
        return sent.get(name).size();
    }

    private void exposedFields(JsonNode sent) {
        int size = sizeOfList(sent, EXPOSED);
        for (int i = 0; i < size; i++) {
            JsonNode field = sent.get(EXPOSED).get(i);
            if (isObject(field, List.of(EXPOSED, i))) {
                text(field, "nodeId", List.of(EXPOSED, i));
                text(field, "fieldName", List.of(EXPOSED, i));
            }
        }
    }

    private void meta(JsonNode sent) {
        if (!isThere(sent, META, List.of()) || !isObject(sent.get(META), List.of(META))) {
            return;
        }
        JsonNode meta = sent.get(META);
        text(meta, "version", List.of(META));
        String version = meta.path("version").textValue();
        if (version != null && !SEMVER.matcher(version).matches()) {
            problem("value_error", List.of(META, "version"), "Value error, Invalid workflow meta version: " + version,
                    meta.get("version"), error());
        }
        if (isThere(meta, "category", List.of(META))
                && !List.of("user", SavedWorkflow.DEFAULT).contains(meta.get("category").asText())) {
            problem("enum", List.of(META, "category"), "Input should be " + CATEGORIES, meta.get("category"),
                    JsonNodeFactory.instance.objectNode().put("expected", CATEGORIES));
        }
        kept.putObject(META).put("version", version).put("category", meta.path("category").asText());
    }

    private void objects(JsonNode sent, String name) {
        int size = sizeOfList(sent, name);
        for (int i = 0; i < size; i++) {
            if (!sent.get(name).get(i).isObject()) {
                problem("dict_type", List.of(name, i), "Input should be a valid dictionary", sent.get(name).get(i), null);
            }
        }
    }

    private void returns(JsonNode nodes) {
        long returns = StreamSupport.stream(nodes.spliterator(), false)
                .filter(node -> node.path("type").asText().equals("invocation"))
                .filter(node -> node.path("data").path("type").asText().equals("workflow_return")).count();
        if (returns > 1) {
            problem("value_error", List.of("nodes"),
                    "Value error, A workflow may not contain more than one workflow_return node.", nodes, error());
        }
    }

    private static ObjectNode error() {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        context.putObject("error");
        return context;
    }

    private void problem(String type, List<Object> at, String message, JsonNode input, ObjectNode context) {
        List<Object> location = new ArrayList<>(where);
        location.addAll(at);
        problems.add(new ApiProblem(type, location, message, input, context));
    }

    private static List<Object> with(List<Object> at, String name) {
        List<Object> longer = new ArrayList<>(at);
        longer.add(name);
        return longer;
    }
}
