package io.github.camelinvokeai.cli;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.Finding;
import io.github.camelinvokeai.client.error.Finding.Place;
import io.github.camelinvokeai.client.workflow.CheckReport;
import io.github.camelinvokeai.client.workflow.ModelMatch;

/** A check, and the models of a workflow, as JSON for programs. */
final class CheckJson {

    private CheckJson() {
    }

    static ObjectNode of(CheckReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("ok", report.ok()).put("confirmed", report.confirmed());
        ArrayNode findings = json.putArray("findings");
        report.findings().forEach(finding -> findings.add(of(finding)));
        texts(json, "notes", report.notes());
        json.set("models", models(report.models()));
        return json;
    }

    private static ObjectNode of(Finding finding) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("kind", CheckTable.kind(finding));
        place(json, finding.place());
        json.put("message", finding.message()).put("remedy", finding.remedy());
        texts(json, "candidates", finding.candidates());
        return json;
    }

    static ArrayNode models(List<ModelMatch> matches) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (ModelMatch match : matches) {
            ObjectNode json = array.addObject();
            place(json, match.place());
            json.set("wanted", model(match.wanted()));
            json.set("found", model(match.found()));
            json.put("step", match.step() == null ? null : match.step().name().toLowerCase(Locale.ROOT));
            texts(json, "candidates", match.candidates());
        }
        return array;
    }

    private static void place(ObjectNode json, Place place) {
        json.put("nodeId", place.nodeId()).put("nodeLabel", place.nodeLabel()).put("fieldName", place.fieldName())
                .put("inputLabel", place.inputLabel()).put("inputIndex", place.inputIndex());
    }

    private static ObjectNode model(ModelMatch.Model model) {
        return model == null
                ? null
                : JsonNodeFactory.instance.objectNode().put("key", model.key()).put("hash", model.hash())
                        .put("name", model.name()).put("base", model.base()).put("type", model.type());
    }

    private static void texts(ObjectNode json, String name, List<String> texts) {
        ArrayNode array = json.putArray(name);
        texts.forEach(array::add);
    }
}
