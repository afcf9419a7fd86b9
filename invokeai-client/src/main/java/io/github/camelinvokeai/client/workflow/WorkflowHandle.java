package io.github.camelinvokeai.client.workflow;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.UnknownInputException;
import io.github.camelinvokeai.client.error.UnknownOutputException;
import io.github.camelinvokeai.client.error.WorkflowFormatException;
import io.github.camelinvokeai.client.schema.NodeSchema;

/**
 * A workflow that is ready to run: its inputs discovered and typed, its graph compiled once. Immutable and thread-safe:
 * one handle serves any number of threads, each with a {@link Submission} of its own.
 *
 * <p>
 * The inputs are those that InvokeAI's UI shows in the form, in the same order, counted from 0; of a graph, which has
 * no form, every field that takes a value and that no edge feeds, node after node. A handle belongs to one pair of
 * definition and {@link NodeSchema} and never changes, even if the client learns more about the server's nodes later.
 */
public final class WorkflowHandle {

    private final WorkflowDefinition definition;
    private final NodeSchema schema;
    private final List<WorkflowInput> inputs;
    private final InputIndex index;
    private final Supplier<WorkflowPlan> compiler;
    private volatile WorkflowPlan plan;
    private volatile Set<FieldKey> sent;
    private volatile StoredFaults storedFaults;

    /** @param compiler makes the rest of what was discovered; is asked once */
    private WorkflowHandle(WorkflowDefinition definition, NodeSchema schema, List<WorkflowInput> inputs,
                           Supplier<WorkflowPlan> compiler) {
        this.definition = definition;
        this.schema = schema;
        this.inputs = inputs;
        this.index = new InputIndex(inputs);
        this.compiler = compiler;
    }

    /**
     * Compiles a workflow as InvokeAI's UI loads it.
     *
     * @param  schema                  the facts about node types to go by
     * @throws WorkflowFormatException if the file contradicts itself, for instance by two nodes of one id
     */
    public static WorkflowHandle compile(WorkflowDefinition definition, NodeSchema schema) {
        return compile(definition, schema, CompileOptions.defaults());
    }

    /**
     * Compiles a workflow.
     *
     * @param  schema                  the facts about node types to go by
     * @throws WorkflowFormatException if the file contradicts itself, for instance by two nodes of one id
     */
    public static WorkflowHandle compile(WorkflowDefinition definition, NodeSchema schema, CompileOptions options) {
        if (definition.isGraph()) {
            WorkflowPlan graph = new ApiGraphCompiler(definition, schema, options).compile();
            return new WorkflowHandle(definition, schema, graph.inputs(), () -> graph);
        }
        PlanCompiler compiler = new PlanCompiler(definition, schema, options);
        return new WorkflowHandle(definition, schema, compiler.discover(), compiler::compile);
    }

    public WorkflowDefinition definition() {
        return definition;
    }

    /** The node facts that this handle was compiled with. */
    public NodeSchema schema() {
        return schema;
    }

    /** All inputs in the order of the form; the position in the list is the index. */
    public List<WorkflowInput> inputs() {
        return inputs;
    }

    /**
     * The input at an index.
     *
     * @param  position              from 0
     * @throws UnknownInputException if there is none; lists those that exist
     */
    public WorkflowInput input(int position) {
        return index.get(position);
    }

    /**
     * The input that a key means: only digits are an index; else an exact {@code nodeId.field}; else the label
     * (case-sensitive) if only one input has it.
     *
     * @throws UnknownInputException if there is none, or the label is not unique; lists the candidates
     */
    public WorkflowInput input(String key) {
        return index.find(key);
    }

    /**
     * The nodes whose results are of use outside of the graph, in the order of the file; the position in the list is
     * the index. What a run made at one of them, its result finds by the node's id.
     */
    public List<WorkflowOutput> outputs() {
        return new OutputNodes(plan()).all();
    }

    /**
     * The output that a key means: a node's id; else only digits are an index, from 0; else the label (case-sensitive)
     * if only one output has it.
     *
     * @throws UnknownOutputException if there is none, or the label is not unique; lists the candidates
     */
    public WorkflowOutput output(String key) {
        return new OutputNodes(plan()).find(key);
    }

    /**
     * The key to publish for an input of this workflow, which {@link #input(String)} and {@link Submission#set} take:
     * its label if that means this one field, else {@code nodeId.field}. (Where the dots of ids give two fields the
     * same address, it is the index.) An input that the form shows twice has one key.
     */
    public String keyOf(WorkflowInput input) {
        return index.keyOf(input);
    }

    /**
     * Whether a value can be set for an input of this workflow: not if an edge feeds it, if only an edge can, or if no
     * field of the graph comes from it.
     */
    public boolean takesValue(WorkflowInput input) {
        return !input.connected() && !plan().connectionOnly().contains(input.key()) && sends(input.key());
    }

    /**
     * The inputs as a table for a person: index, label, type, whether the server needs a value, the value in the file,
     * what is accepted, and the address {@code nodeId.field}; a line for each input below a line of titles. Values are
     * cut to a few words, but may be those of a prompt: this is for looking at, not for logs.
     */
    public String describe() {
        return String.join("\n", describe(0));
    }

    /**
     * The same, line by line.
     *
     * @param columns the width to keep to, as well as the addresses allow, which then have lines of their own; 0 for
     *                any width
     */
    public List<String> describe(int columns) {
        return new InputsTable(inputs).lines(columns);
    }

    /**
     * The inputs as JSON for programs: an array with an object for each, whose {@code index}, {@code nodeId},
     * {@code fieldName}, {@code label}, {@code type}, {@code value} (in its own shape, null if there is none) and
     * {@code connected} are always there. It holds whole values, prompts among them. The caller may change it.
     */
    public ArrayNode describeAsJson() {
        return InputsJson.of(inputs);
    }

    /**
     * The inputs as a JSON Schema (2020-12) of an object that holds a value for each, so that requests can be checked
     * before they go into {@link Submission#setAll}. Properties are called after {@link #keyOf}, no others are allowed,
     * and inputs that take no value are absent. {@code required} are those that the server needs and the file has no
     * value for; where it has one, that is the {@code default}, prompts among them. Values have the shapes that JSON
     * has for them: a number is no text here, a model or a picture is its name or an object. The caller may change it.
     */
    public ObjectNode inputsSchema() {
        return InputsSchema.of(this);
    }

    /** What is odd in the file: everything that InvokeAI's UI would pass over, each with its place. */
    public List<WorkflowWarning> warnings() {
        return plan().warnings();
    }

    /** Why this workflow cannot be run at all; empty if it can. A submission of it throws these. */
    public List<String> problems() {
        return plan().problems();
    }

    /** The same as {@link #problems()}, for programs: each with its kind and its place in the file. */
    public List<WorkflowProblem> obstacles() {
        return plan().obstacles();
    }

    /**
     * The nodes that the file has in another version than the schema, and what was made of them; with
     * {@link NodeUpgrade#REPORT} what would be. In the order of the file.
     */
    public List<NodeChange> nodeChanges() {
        return plan().changes();
    }

    /**
     * The nodes that a server could not run as they are meant: those of types that it does not know and, unless
     * upgrades are off, those saved in an older major version.
     *
     * @param facts what the server says about its node types
     */
    public List<WorkflowProblem> unfitNodes(NodeSchema facts) {
        return plan().fitness().unfit(facts);
    }

    /**
     * Makes sure that a server with these facts can run all nodes as they are meant.
     *
     * @throws WorkflowFormatException if not; names the nodes, their types and packs
     */
    public void requireFit(NodeSchema facts) {
        List<WorkflowProblem> unfit = unfitNodes(facts);
        if (!unfit.isEmpty()) {
            throw new WorkflowFormatException(
                    "Workflow " + definition.source() + " cannot be run: "
                                              + unfit.stream().map(WorkflowProblem::text).collect(Collectors.joining("; ")));
        }
    }

    /** A new set of values for one run (or several with the same values). */
    public Submission newSubmission() {
        return new Submission(this);
    }

    /**
     * Whether a value for the field would reach the server: that of a node that feeds nothing, for instance, would not.
     */
    boolean sends(FieldKey key) {
        Set<FieldKey> known = sent;
        if (known == null) {
            WorkflowPlan whole = plan();
            known = Stream.concat(whole.slots().stream(), whole.batchNodes().stream().flatMap(node -> node.slots().stream()))
                    .map(Slot::key).collect(Collectors.toUnmodifiableSet());
            sent = known;
        }
        return known.contains(key);
    }

    /** What is wrong with the stored values. Found on the first submission, which discovery need not wait for. */
    StoredFaults storedFaults() {
        StoredFaults known = storedFaults;
        if (known == null) {
            known = new StoredFaults(plan(), schema);
            storedFaults = known;
        }
        return known;
    }

    /**
     * Looks for every model that the workflow has stored, exposed or not, LoRAs and lists of models among them, and for
     * the required ones that it leaves open.
     *
     * @param resolution how far the search may go
     * @param server     looks up models; may block
     */
    public List<ModelMatch> checkModels(ModelResolution resolution, ValueResolver server) {
        return StoredModels.of(this, resolution, server);
    }

    /** The graph, made when it is first asked for: whoever only looks at the inputs need not wait for it. */
    WorkflowPlan plan() {
        WorkflowPlan known = plan;
        return known == null ? compiled() : known;
    }

    private synchronized WorkflowPlan compiled() {
        if (plan == null) {
            plan = compiler.get();
        }
        return plan;
    }

    @Override
    public String toString() {
        return "WorkflowHandle[" + definition + ", " + inputs.size() + " inputs, nodes of " + schema.source() + "]";
    }
}
