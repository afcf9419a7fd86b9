package io.github.camelinvokeai.client.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.InputException;
import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.field.FieldValue;

/**
 * The values and options of one run of a workflow. Values are checked when they are set. Not thread-safe: each thread
 * makes its own with {@link WorkflowHandle#newSubmission()}. It is submitted once, because the batch id is part of it,
 * and cannot be changed after that.
 */
public final class Submission {

    /** The queue that InvokeAI's UI uses. */
    public static final String DEFAULT_QUEUE = "default";

    /** A name of dots only would be a step through the folders of the URL. */
    private static final Pattern SAFE_ID = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,200}");

    private final WorkflowHandle workflow;
    private final AtomicBoolean submitted = new AtomicBoolean();
    private final Map<FieldKey, FieldValue> values = new HashMap<>();
    private final Map<FieldKey, Integer> setAt = new HashMap<>();
    private BoardRequest board;
    private boolean createBoard;
    private String queueId = DEFAULT_QUEUE;
    private String batchId = UUID.randomUUID().toString();
    private String origin = "workflows";
    private String destination = "gallery";
    private int runs = 1;
    private boolean prepend;

    Submission(WorkflowHandle workflow) {
        this.workflow = workflow;
    }

    public WorkflowHandle workflow() {
        return workflow;
    }

    /**
     * Called by whoever submits it: from now on it neither changes nor is submitted again.
     *
     * @throws InvalidOptionException if it has been submitted
     */
    public void markSubmitted() {
        if (!submitted.compareAndSet(false, true)) {
            throw alreadySubmitted();
        }
    }

    private void requireOpen() {
        if (submitted.get()) {
            throw alreadySubmitted();
        }
    }

    private InvalidOptionException alreadySubmitted() {
        return new InvalidOptionException(
                "This submission has been submitted as batch " + batchId
                                          + "; make a new one for each run, with newSubmission()");
    }

    /**
     * Sets an input.
     *
     * @param  key            index, {@code nodeId.field} or unique label, see {@link WorkflowHandle#input(String)}
     * @param  value          anything that the input's field converts; null (also JSON null) takes the stored value
     *                        away
     * @return                this
     * @throws InputException if there is no such input, the value does not fit, or an edge feeds the input
     */
    public Submission set(String key, Object value) {
        return set(workflow.input(key), key, value);
    }

    /**
     * Sets an input by its index, counted from 0.
     *
     * @throws InputException as {@link #set(String, Object)}
     */
    public Submission set(int index, Object value) {
        return set(workflow.input(index), String.valueOf(index), value);
    }

    /**
     * Sets several inputs in the order of the map.
     *
     * @throws InputException as {@link #set(String, Object)}
     */
    public Submission setAll(Map<String, ?> valuesByKey) {
        valuesByKey.forEach(this::set);
        return this;
    }

    private Submission set(WorkflowInput input, String key, Object value) {
        requireOpen();
        if (input.connected()) {
            throw new InvalidValueException(
                    key, "Input '" + input.described() + "' is fed by an edge, so it takes no value", List.of());
        }
        if (workflow.plan().connectionOnly().contains(input.key())) {
            throw new InvalidValueException(
                    key, "Input '" + input.described() + "' takes an edge only, never a value", List.of());
        }
        if (!workflow.sends(input.key())) {
            throw new InvalidValueException(
                    key, "Input '" + input.described() + "' takes no value: no field of the graph that is sent comes from it",
                    List.of());
        }
        boolean none = value == null || (value instanceof JsonNode json && (json.isNull() || json.isMissingNode()));
        FieldValue converted = none ? new FieldValue.Cleared() : input.field().convert(input.described(), value);
        refuseSecondValue(input, key, converted);
        values.put(input.key(), converted);
        setAt.put(input.key(), input.index());
        return this;
    }

    /** One field shown twice in a form is one value: two different ones are a mistake, not an order of precedence. */
    private void refuseSecondValue(WorkflowInput input, String key, FieldValue converted) {
        Integer before = setAt.get(input.key());
        if (before != null && before != input.index() && !converted.equals(values.get(input.key()))) {
            throw new InvalidValueException(
                    key, "Inputs " + before + " and " + input.index() + " are the same field (" + input.address()
                         + ") and were given different values",
                    List.of());
        }
    }

    /**
     * The board, by name, for all output nodes that have none of their own (no board stored, or {@code auto}).
     *
     * @param name the board's unique name; an id is understood, too, if no board has that name
     */
    public Submission board(String name) {
        requireOpen();
        board = new BoardRequest(BoardRequest.OPTION, null, Objects.requireNonNull(name, "name"), createBoard);
        return this;
    }

    /** The board, by id, for all output nodes that have none of their own. */
    public Submission boardId(String id) {
        requireOpen();
        board = new BoardRequest("boardId", Objects.requireNonNull(id, "id"), null, false);
        return this;
    }

    /** Whether to create the board of {@link #board(String)} if there is none of that name. Default: no. */
    public Submission createBoard(boolean create) {
        requireOpen();
        createBoard = create;
        if (board != null && board.name() != null) {
            board(board.name());
        }
        return this;
    }

    /** The queue to put the batch into. Default: {@code default}, the one of InvokeAI's UI. */
    public Submission queueId(String id) {
        requireOpen();
        queueId = requireSafe("queueId", id);
        return this;
    }

    /**
     * The id of the batch. Default: a random UUID. It is chosen here, not by the server, so that events can be told
     * apart before the answer to the enqueue is in.
     *
     * @throws InvalidOptionException unless it is 1 to 200 of {@code A-Z a-z 0-9 . _ -}, and not {@code .} or
     *                                {@code ..}
     */
    public Submission batchId(String id) {
        requireOpen();
        batchId = requireSafe("batchId", id);
        return this;
    }

    /** Free text that says who sent the batch; events carry it. Default: {@code workflows}, as the UI sends. */
    public Submission origin(String text) {
        requireOpen();
        origin = text;
        return this;
    }

    /** Free text that says where results go; events carry it. Default: {@code gallery}, as the UI sends. */
    public Submission destination(String text) {
        requireOpen();
        destination = text;
        return this;
    }

    /**
     * How often to run the workflow with these values. Default: 1.
     *
     * @throws InvalidOptionException if less than 1
     */
    public Submission runs(int times) {
        requireOpen();
        if (times < 1) {
            throw new InvalidOptionException("runs must be at least 1, not " + times);
        }
        runs = times;
        return this;
    }

    /** Whether to go before everything that waits in the queue. Default: no. */
    public Submission prepend(boolean first) {
        requireOpen();
        prepend = first;
        return this;
    }

    private static String requireSafe(String option, String id) {
        if (id == null || !SAFE_ID.matcher(id).matches()) {
            throw new InvalidOptionException(option + " must be 1 to 200 of the characters A-Z a-z 0-9 . _ -, and not . or ..");
        }
        return id;
    }

    public String queueId() {
        return queueId;
    }

    public String batchId() {
        return batchId;
    }

    public String origin() {
        return origin;
    }

    public String destination() {
        return destination;
    }

    public int runs() {
        return runs;
    }

    public boolean prepend() {
        return prepend;
    }

    BoardRequest boardRequest() {
        return board;
    }

    /** The value set for a field, or null if the stored one stands. */
    FieldValue value(FieldKey key) {
        return values.get(key);
    }

    /**
     * The body of the enqueue request. It shares parts with the compiled workflow: do not change it.
     *
     * @param  resolver          looks up models, boards and images; may block
     * @throws InvokeAIException if the workflow cannot run, a required input has no value, or the resolver refuses
     *                           something
     */
    public ObjectNode payload(ValueResolver resolver) {
        return new BatchBuilder(this, resolver).build();
    }

    /** The body of the enqueue request as far as it can be made without a server, and what is still wrong with it. */
    public Preview preview() {
        return Preview.of(this);
    }
}
