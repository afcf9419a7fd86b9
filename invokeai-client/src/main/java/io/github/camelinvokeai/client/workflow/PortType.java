package io.github.camelinvokeai.client.workflow;

import java.util.Map;
import java.util.Set;

import io.github.camelinvokeai.client.schema.Cardinality;
import io.github.camelinvokeai.client.schema.FieldType;

/**
 * The type of one end of an edge, and which others it fits, by the rules of InvokeAI's workflow editor. They are looser
 * than equality: an integer feeds a float, and one value feeds what takes one or a list.
 *
 * @param name        InvokeAI's name of the type
 * @param cardinality one value, a list, or either
 * @param batch       whether it carries values of which each makes a run of its own
 */
record PortType(String name, Cardinality cardinality, boolean batch) {

    private static final String ITEM = "CollectionItemField";
    private static final String COLLECTION = "CollectionField";
    private static final String ANY = "AnyField";
    private static final String FLOAT = "FloatField";
    private static final String INTEGER = "IntegerField";
    private static final String STRING = "StringField";
    /** Types that the editor shows in a way of their own, and what the schema has them for. */
    private static final Map<String, String> UNDERLYING = Map.of("SchedulerField", "EnumField", "SavedWorkflowField", STRING);
    private static final Map<String, String> GENERATED = Map.of("float_generator", "floats", "integer_generator", "integers",
            "string_generator", "strings", "image_generator", "images");
    private static final Map<String, String> BATCHED = Map.of("float_batch", "floats", "integer_batch", "integers",
            "string_batch", "strings", "image_batch", "images");
    private static final Map<String, Set<String>> WIDER = Map.of(INTEGER, Set.of(FLOAT, STRING), FLOAT, Set.of(STRING));

    static PortType ofInput(String nodeType, String fieldName, FieldType type) {
        return new PortType(type.name(), type.cardinality(), fieldName.equals(BATCHED.get(nodeType)));
    }

    static PortType ofOutput(String nodeType, String fieldName, FieldType type) {
        return new PortType(type.name(), type.cardinality(), fieldName.equals(GENERATED.get(nodeType)));
    }

    /** Whether any number of edges may lead to it. */
    boolean takesMany() {
        return name.equals(ITEM);
    }

    /** Whether an edge may lead from this type to that. */
    boolean feeds(PortType target) {
        return same(target) || (batch == target.batch && (isItemFor(target) || isListFor(target) || isWidened(target)));
    }

    /** Whether both are the same, also if only what they stand for is. */
    boolean same(PortType other) {
        return equals(other) || equals(other.underlying()) || underlying().equals(other);
    }

    private boolean isItemFor(PortType target) {
        return (name.equals(ITEM) && !target.list()) || (single() && target.name.equals(ITEM));
    }

    private boolean isListFor(PortType target) {
        return (target.either() && name.equals(target.name)) || (name.equals(COLLECTION) && !target.single())
                || (target.name.equals(COLLECTION) && list());
    }

    private boolean isWidened(PortType target) {
        return target.name.equals(ANY)
                || (isAsManyAs(target) && (name.equals(ANY) || WIDER.getOrDefault(name, Set.of()).contains(target.name)));
    }

    private boolean isAsManyAs(PortType target) {
        return target.either() || cardinality == target.cardinality;
    }

    /** Whether one connector may feed both: each way round, or as one value and a list of the same. */
    boolean goesWith(PortType other) {
        return feeds(other) || other.feeds(this) || isOneAndList(other);
    }

    private boolean isOneAndList(PortType other) {
        return batch == other.batch && name.equals(other.name)
                && ((single() && other.list()) || (list() && other.single()));
    }

    /** The type of one item of what this carries; null if that is anything. */
    PortType item() {
        return name.equals(COLLECTION) ? null : single() ? this : new PortType(name, Cardinality.SINGLE, batch);
    }

    private PortType underlying() {
        return new PortType(UNDERLYING.getOrDefault(name, name), cardinality, batch);
    }

    private boolean single() {
        return cardinality == Cardinality.SINGLE;
    }

    private boolean list() {
        return cardinality == Cardinality.COLLECTION;
    }

    private boolean either() {
        return cardinality == Cardinality.SINGLE_OR_COLLECTION;
    }

    @Override
    public String toString() {
        return switch (cardinality) {
            case SINGLE -> name;
            case COLLECTION -> "list of " + name;
            case SINGLE_OR_COLLECTION -> name + " or a list of it";
        };
    }
}
