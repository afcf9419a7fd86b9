package io.github.camelinvokeai.client.drift;

import java.util.EnumSet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How a report is written for programs. */
final class ReportJson {

    private ReportJson() {
    }

    static ObjectNode of(InputMapReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("source", report.source())
                .put("compatible", report.compatible());
        ArrayNode keys = json.putArray("keys");
        EnumSet.copyOf(report.keys()).forEach(key -> keys.add(key.text()));
        ObjectNode counts = json.putObject("counts");
        report.counts().forEach(counts::put);
        ArrayNode inputs = json.putArray("inputs");
        report.inputs().forEach(input -> inputs.add(of(input)));
        ArrayNode warnings = json.putArray("warnings");
        report.warnings().forEach(warning -> warnings.addObject().put("place", warning.place()).put("text", warning.text()));
        return json;
    }

    private static ObjectNode of(InputDrift drift) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("text", drift.toString()).put("breaking", drift.breaking());
        ArrayNode changes = json.putArray("changes");
        drift.changes().stream().sorted().forEach(change -> changes.add(change.text()));
        json.set("before", of(drift.before()));
        json.set("after", of(drift.after()));
        return json;
    }

    private static ObjectNode of(MappedInput input) {
        return input == null ? null : InputMapJson.of(input);
    }
}
