package io.github.camelinvokeai.embedded.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.json.Json;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Which nodes run, how often, and in which order. The ranges here give as many numbers as their stop says. */
class SessionTest {

    private static final NodeFacts FACTS
            = new NodeFacts(Set.of("range", "integer", "add", "string", "noise", "integer_collection"));

    private final List<String> ran = new ArrayList<>();

    @Test
    void aNodeRunsAfterThoseThatFeedIt() throws JsonProcessingException {
        run("'c':{'type':'add'},'a':{'type':'integer','value':1},'b':{'type':'integer','value':2}", "a.value c.a",
                "b.value c.b");

        assertThat(ran).containsExactly("a 1", "b 2", "c 1 2");
    }

    @Test
    void allOfOneClassRunBeforeTheNext() throws JsonProcessingException {
        run("'s':{'type':'string'},'i':{'type':'integer'},'j':{'type':'integer'}");

        // The first two are prepared when the first to run is chosen.
        assertThat(ran).extracting(line -> line.substring(0, 1)).containsExactly("i", "j", "s");
    }

    @Test
    void anIteratorRunsWhatIsBehindItForEachItem() throws JsonProcessingException {
        Session session = run("'r':{'type':'range','stop':3},'e':{'type':'iterate'},'a':{'type':'add','b':10}",
                "r.collection e.collection", "e.item a.a");

        assertThat(ran).containsExactly("r", "e 0", "e 1", "e 2", "a 0 10", "a 1 10", "a 2 10");
        assertThat(session.toJson().path("source_prepared_mapping").path("a")).hasSize(3);
        assertThat(session.toJson().path("executed_history")).extracting(JsonNode::asText).containsExactly("r", "e", "a");
    }

    @Test
    void iteratorsWithinEachOtherMultiply() throws JsonProcessingException {
        run("'r':{'type':'range','stop':2},'e':{'type':'iterate'},'q':{'type':'range'},'f':{'type':'iterate'},"
            + "'a':{'type':'add'}",
                "r.collection e.collection", "e.item q.stop", "q.collection f.collection", "f.item a.a", "e.item a.b");

        assertThat(ran).filteredOn(line -> line.startsWith("a")).containsExactly("a 0 1");
    }

    @Test
    void iteratorsBesideEachOtherMakeEveryPair() throws JsonProcessingException {
        run("'r':{'type':'range','stop':2},'e':{'type':'iterate'},'q':{'type':'range','stop':3},'f':{'type':'iterate'},"
            + "'a':{'type':'add'}",
                "r.collection e.collection", "q.collection f.collection", "e.item a.a", "f.item a.b");

        assertThat(ran).filteredOn(line -> line.startsWith("a")).containsExactly("a 0 0", "a 0 1", "a 0 2", "a 1 0", "a 1 1",
                "a 1 2");
    }

    @Test
    void aCollectorBehindTwoIteratorsGathersForEachItemOfTheFirst() throws JsonProcessingException {
        run("'r':{'type':'range','stop':2},'e':{'type':'iterate'},'q':{'type':'range','stop':3},'f':{'type':'iterate'},"
            + "'a':{'type':'add'},'c':{'type':'collect'}",
                "r.collection e.collection", "q.collection f.collection", "e.item a.a", "f.item a.b", "a.value c.item");

        assertThat(ran).filteredOn(line -> line.startsWith("c")).hasSize(2);
    }

    @Test
    void aCollectorGathersOverTheInnermostIterator() throws JsonProcessingException {
        Session session = run("'r':{'type':'range','stop':3},'e':{'type':'iterate'},'c':{'type':'collect'}",
                "r.collection e.collection", "e.item c.item");

        assertThat(ran).endsWith("c [0,1,2]");
        assertThat(session.toJson().path("source_prepared_mapping").path("c")).hasSize(1);
    }

    @Test
    void aCollectorWithinAnOuterIteratorGathersForEachOfItsItems() throws JsonProcessingException {
        run("'r':{'type':'integer_collection','collection':[1,2]},'e':{'type':'iterate'},'q':{'type':'range'},"
            + "'f':{'type':'iterate'},'c':{'type':'collect'}",
                "r.collection e.collection", "e.item q.stop", "q.collection f.collection", "f.item c.item");

        assertThat(ran).endsWith("c [0]", "c [0,1]");
    }

    @Test
    void anEmptyCollectionRunsNothingAndIsGatheredAsNothing() throws JsonProcessingException {
        Session session = run(
                "'r':{'type':'range','stop':0},'e':{'type':'iterate'},'a':{'type':'add'},'c':{'type':'collect'}",
                "r.collection e.collection", "e.item a.a", "a.value c.item");

        assertThat(ran).containsExactly("r", "c []");
        assertThat(session.toJson().path("executed")).extracting(JsonNode::asText).contains("e", "a", "c");
    }

    @Test
    void aValueThatAnEdgeBringsMustFitItsField() throws JsonProcessingException {
        Session session = session("'i':{'type':'integer','value':100},'n':{'type':'noise'}", "i.value n.width");
        session.complete(session.next().orElseThrow(), output("integer", JsonNodeFactory.instance.numberNode(100)));

        NodeInputFault fault = catchThrowableOfType(NodeInputFault.class, session::next);

        assertThat(fault).hasMessageEndingWith("has invalid incoming input for width");
        assertThat(session.prepared(fault.preparedId())).map(Prepared::source).contains("n");
    }

    private Session run(String nodes, String... edges) throws JsonProcessingException {
        Session session = session(nodes, edges);
        for (Optional<Prepared> next = session.next(); next.isPresent(); next = session.next()) {
            session.complete(next.get(), output(next.get()));
        }
        return session;
    }

    private static Session session(String nodes, String... edges) throws JsonProcessingException {
        ObjectNode body = (ObjectNode) Json.mapper().readTree("{\"batch\":{\"graph\":{\"id\":\"g\",\"nodes\":{"
                                                              + nodes.replace('\'', '"') + "},\"edges\":[]}}}");
        body.at("/batch/graph/nodes").properties().forEach(node -> ((ObjectNode) node.getValue()).put("id", node.getKey()));
        for (String edge : edges) {
            String[] ends = edge.split("[ .]", -1);
            body.withObject("/batch/graph").withArray("edges").add(new Edge(ends[0], ends[1], ends[2], ends[3]).toJson());
        }
        return new Session(new BatchCheck(FACTS).check(body).graph(), FACTS);
    }

    private ObjectNode output(Prepared prepared) {
        ObjectNode node = prepared.node();
        String type = node.path("type").asText();
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        switch (type) {
            case "range" -> {
                ran.add(prepared.source());
                ObjectNode output = output(type, null);
                for (int i = 0; i < node.path("stop").asInt(); i++) {
                    output.withArray("collection").add(i);
                }
                output.withArray("collection");
                return output;
            }
            case "integer_collection" -> {
                ran.add(prepared.source());
                return (ObjectNode) output(type, null).set("collection", node.path("collection"));
            }
            case "iterate" -> {
                ran.add(prepared.source() + " " + node.path("index"));
                return (ObjectNode) output(type, null).set("item", node.path("collection").path(node.path("index").asInt()));
            }
            case "collect" -> {
                ran.add(prepared.source() + " " + node.path("collection"));
                return (ObjectNode) output(type, null).set("collection", node.path("collection"));
            }
            case "add" -> {
                ran.add(prepared.source() + " " + node.path("a") + " " + node.path("b"));
                return output(type, nodes.numberNode(node.path("a").asInt() + node.path("b").asInt()));
            }
            default -> {
                ran.add(prepared.source() + " " + node.path("value").asText());
                return output(type, node.path("value"));
            }
        }
    }

    private static ObjectNode output(String type, JsonNode value) {
        ObjectNode output = JsonNodeFactory.instance.objectNode().put("type", type + "_output");
        if (value != null) {
            output.set("value", value);
        }
        return output;
    }
}
