package io.github.camelinvokeai.embedded.graph;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The type of an input or output as far as edges are concerned, and the server's rules for what fits what.
 *
 * @param name {@code any}, {@code int}, {@code float}, {@code str}, {@code bool}, {@code none}, {@code list},
 *             {@code union}, {@code literal ...}, or the name of an object
 * @param of   the items of a list, the branches of a union
 */
record PortType(String name, List<PortType> of) {

    static final PortType ANY = simple("any");
    private static final PortType NONE = simple("none");
    private static final PortType INT = simple("int");
    private static final PortType FLOAT = simple("float");
    private static final PortType STR = simple("str");
    private static final PortType BOOL = simple("bool");

    private static PortType simple(String name) {
        return new PortType(name, List.of());
    }

    static PortType of(JsonNode schema) {
        if (schema.has("$ref")) {
            return simple(NodeFacts.referred(schema));
        }
        for (String union : new String[] { "anyOf", "oneOf", "allOf" }) {
            if (schema.has(union)) {
                return union(schema.path(union));
            }
        }
        if (schema.has("enum") || schema.has("const")) {
            return simple("literal " + schema.path("enum") + schema.path("const"));
        }
        return switch (schema.path("type").asText()) {
            case "integer" -> INT;
            case "number" -> FLOAT;
            case "string" -> STR;
            case "boolean" -> BOOL;
            case "null" -> NONE;
            case "array" -> new PortType("list", List.of(of(schema.path("items"))));
            case "object" -> simple("dict");
            default -> ANY;
        };
    }

    private static PortType union(JsonNode branches) {
        List<PortType> types = new ArrayList<>();
        branches.forEach(branch -> types.add(of(branch)));
        return types.size() == 1 ? types.get(0) : new PortType("union", List.copyOf(types));
    }

    /** Also of a list of anything, as the server sees it. */
    boolean isAny() {
        return equals(ANY) || of.contains(ANY);
    }

    boolean isList() {
        return name.equals("list");
    }

    boolean hasList() {
        return isList() || (name.equals("union") && of.stream().anyMatch(PortType::isList));
    }

    /** The types of the items, whether it is a list or may be one. */
    Set<PortType> itemTypes() {
        Set<PortType> items = new LinkedHashSet<>();
        if (isList()) {
            items.addAll(of);
        } else {
            of.stream().filter(PortType::isList).forEach(list -> items.addAll(list.of));
            if (isAny()) {
                items.add(ANY);
            }
        }
        items.remove(NONE);
        return items;
    }

    /** Itself, or its branches but for none. */
    Set<PortType> branches() {
        Set<PortType> branches = new LinkedHashSet<>(name.equals("union") ? of : List.of(this));
        branches.remove(NONE);
        return branches;
    }

    /** Whether an output of this type may feed an input of that. */
    boolean fits(PortType input) {
        if (equals(input) || isAny() || input.isAny() || input.of.contains(this) || of.contains(input)) {
            return true;
        }
        if (equals(INT) && (input.equals(FLOAT) || input.equals(STR))) {
            return true;
        }
        if (equals(FLOAT) && input.equals(STR)) {
            return true;
        }
        // A flag is a whole number to the server, but not the other way round.
        if (equals(BOOL) && input.equals(INT)) {
            return true;
        }
        return !of.isEmpty() && input.of.containsAll(of);
    }

    /** Whether what a collector gathered may go here; stricter than for single values. */
    boolean takesCollectionOf(PortType item) {
        PortType first = of.get(0);
        return first.equals(item) || first.of.contains(item) || (first.equals(INT) && item.equals(BOOL));
    }
}
