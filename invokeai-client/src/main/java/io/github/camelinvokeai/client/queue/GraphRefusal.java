package io.github.camelinvokeai.client.queue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.camelinvokeai.client.error.GraphRefusedException;
import io.github.camelinvokeai.client.error.GraphRefusedException.Problem;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.http.ErrorAnswer;
import io.github.camelinvokeai.client.http.ErrorAnswer.Fault;

/** Finds node and field in the validation error of an enqueue: in the fault's place or, for edges, in its words. */
final class GraphRefusal {

    private static final int SHOWN = 5;
    private static final Pattern EDGE_FIELD
            = Pattern.compile("Edge (?:source|destination) field (.+) does not exist in node (.+)");
    private static final Pattern EDGE_NODE
            = Pattern.compile("Edge (?:source|destination) node (.+) does not exist in the graph");
    private static final Pattern EDGE_TYPES = Pattern.compile("\\(.+ -> (.+)\\.([^.]+)\\)");
    private static final Pattern DATA_FIELD = Pattern.compile("Field (.+) not found in node (.+)");
    private static final Pattern DATA_NODE = Pattern.compile("Node (.+) not found in graph");

    private GraphRefusal() {
    }

    static Optional<InvokeAIException> of(ErrorAnswer answer) {
        if (answer.status() != 422) {
            return Optional.empty();
        }
        List<Problem> problems = answer.faults().stream().map(GraphRefusal::problem).toList();
        return Optional.of(new GraphRefusedException(answer.status(), answer.detail(), message(answer, problems), problems));
    }

    private static String message(ErrorAnswer answer, List<Problem> problems) {
        String list = problems.stream().limit(SHOWN).map(GraphRefusal::sentence).collect(Collectors.joining("; "));
        String more = problems.size() > SHOWN ? "; and " + (problems.size() - SHOWN) + " more" : "";
        return "The server refused the graph, nothing was queued (" + answer.request() + ", status 422): "
               + (problems.isEmpty() ? answer.detail() : list + more);
    }

    private static String sentence(Problem problem) {
        String node = problem.nodeId() == null ? "" : "node '" + problem.nodeId() + "'";
        String field = problem.field() == null ? "" : (node.isEmpty() ? "" : ", ") + "field '" + problem.field() + "'";
        return node.isEmpty() && field.isEmpty() ? problem.message() : node + field + ": " + problem.message();
    }

    // [body, batch, graph, nodes, <node id>, <node type>, <field>, ...]
    private static Problem problem(Fault fault) {
        List<String> place = fault.location();
        int nodes = place.indexOf("nodes");
        if (nodes == 3 && place.size() > 4) {
            return new Problem(place.get(4), place.size() > 6 ? place.get(6) : null, fault.type(), fault.message());
        }
        return fromWords(fault);
    }

    private static Problem fromWords(Fault fault) {
        for (Pattern pattern : List.of(EDGE_FIELD, DATA_FIELD)) {
            Matcher matcher = pattern.matcher(fault.message());
            if (matcher.find()) {
                return new Problem(matcher.group(2), matcher.group(1), fault.type(), fault.message());
            }
        }
        Matcher types = EDGE_TYPES.matcher(fault.message());
        if (types.find()) {
            return new Problem(types.group(1), types.group(2), fault.type(), fault.message());
        }
        return new Problem(nodeFromWords(fault.message()), null, fault.type(), fault.message());
    }

    private static String nodeFromWords(String message) {
        for (Pattern pattern : List.of(EDGE_NODE, DATA_NODE)) {
            Matcher matcher = pattern.matcher(message);
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        return null;
    }
}
