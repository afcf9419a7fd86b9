package io.github.camelinvokeai.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.json.Json;

/** What came of a command line that was run here: its exit status and all that it wrote. */
record Ran(int status, String out, String err) {

    static Ran of(String... args) {
        return in(Map.of(), 0, args);
    }

    /** @param columns width of the terminal that standard output is; 0 if it is none */
    static Ran in(Map<String, String> environment, int columns, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), columns, 0, environment);
        int status = new CommandRunner(terminal).run(args);
        return new Ran(status, out.toString(), err.toString());
    }

    List<String> outLines() {
        return out.lines().toList();
    }

    List<String> errLines() {
        return err.lines().toList();
    }

    JsonNode json() {
        try {
            return Json.mapper().readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Standard output is no JSON: " + out, e);
        }
    }
}
