package io.github.camelinvokeai.embedded.graph;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A node as it is run: once, or once for each item of the iterators before it. */
public final class Prepared {

    private final String id;
    private final String source;
    private final Map<String, Integer> place;
    private final List<Edge> inputs;
    private volatile ObjectNode node;
    private int waitsFor;

    /**
     * @param source of which node of the graph it is one
     * @param place  the index of each iterator before it, the outermost first
     * @param inputs edges from other prepared nodes
     */
    Prepared(String id, String source, Map<String, Integer> place, List<Edge> inputs, ObjectNode node) {
        this.id = id;
        this.source = source;
        this.place = place;
        this.inputs = inputs;
        this.node = node;
    }

    /** Its own id. */
    public String id() {
        return id;
    }

    /** The id of the node in the graph. */
    public String source() {
        return source;
    }

    /** With the values that the edges brought, once it is about to run. Not to be changed. */
    public ObjectNode node() {
        return node;
    }

    void fill(ObjectNode filled) {
        node = filled;
    }

    Map<String, Integer> place() {
        return place;
    }

    List<Integer> path() {
        return List.copyOf(place.values());
    }

    List<Edge> inputs() {
        return inputs;
    }

    int waitsFor() {
        return waitsFor;
    }

    void waitFor(int others) {
        waitsFor = others;
    }
}
