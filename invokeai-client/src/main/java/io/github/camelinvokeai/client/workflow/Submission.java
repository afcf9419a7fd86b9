package io.github.camelinvokeai.client.workflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    private static final int DEFAULT_MAX_ITEMS = 10_000;
    /** A name of dots only would be a step through the folders of the URL. */
    private static final Pattern SAFE_ID = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,200}");

    private final WorkflowHandle workflow;
    private final AtomicBoolean submitted = new AtomicBoolean();
    private final Map<FieldKey, FieldValue> values = new HashMap<>();
    private final Map<FieldKey, Integer> setAt = new HashMap<>();
    private final Sweeps sweeps = new Sweeps();
    private BoardRequest board;
    private boolean createBoard;
    private ModelResolution modelResolution = ModelResolution.IDENTITY;
    private String queueId = DEFAULT_QUEUE;
    private String batchId = UUID.randomUUID().toString();
    private String origin = "workflows";
    private String destination = "gallery";
    private int runs = 1;
    private boolean prepend;
    private int maxItems = DEFAULT_MAX_ITEMS;
    private BoardInjection boardInjection = BoardInjection.MISSING;

    Submission(WorkflowHandle workflow) {
        this.workflow = workflow;
    }

    /** One batch of a submission that needs several. */
    private Submission(Submission whole, Sweeps.Batch batch, String batchId) {
        this.workflow = whole.workflow;
        this.values.putAll(whole.values);
        this.values.putAll(batch.constants());
        batch.sweeps().forEach(this.sweeps::add);
        this.board = whole.board;
        this.queueId = whole.queueId;
        this.batchId = requireSafe("batchId", batchId);
        this.origin = whole.origin;
        this.destination = whole.destination;
        this.runs = (int) Math.min(Integer.MAX_VALUE, (long) whole.runs * batch.times());
        this.prepend = whole.prepend;
        this.maxItems = whole.maxItems;
        this.boardInjection = whole.boardInjection;
        this.modelResolution = whole.modelResolution;
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

    /**
     * Has an input take several values one after the other: one run for each, in one batch. Several calls multiply, the
     * last one varying fastest. See {@link #sweepRows} for inputs that change together.
     *
     * @param  key            as for {@link #set(String, Object)}
     * @param  each           the values, at least one; each is checked as {@link #set(String, Object)} does, and null
     *                        is none
     * @throws InputException as {@link #set(String, Object)}, or if the input has been set or swept already
     */
    public Submission sweep(String key, Collection<?> each) {
        requireOpen();
        sweeps.add(new Sweep(List.of(column(key, new ArrayList<>(requireSome(key, each))))));
        return this;
    }

    /**
     * Has several inputs change together: one run for each row. Multiplied with what else is swept.
     * <p>
     * Texts, numbers, choices and images travel in one batch. The server takes no other values in the data of a batch,
     * so where models, booleans or boards change, each of their combinations becomes a batch of its own; see
     * {@link #batches()}.
     *
     * @param  rows           at least one, all with the same keys, which are those of {@link #set(String, Object)}
     * @throws InputException as {@link #sweep}, or if a row has other keys than the first
     */
    public Submission sweepRows(List<? extends Map<String, ?>> rows) {
        requireOpen();
        requireSome("rows", rows);
        Set<String> keys = rows.get(0).keySet();
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).keySet().equals(keys) || keys.isEmpty()) {
                throw new InvalidValueException(
                        "rows", "Row " + i + " has other columns than row 0, or none: each row gives a value to each input",
                        List.copyOf(keys));
            }
        }
        requireDifferentInputs(keys);
        sweeps.add(new Sweep(
                keys.stream()
                        .map(key -> column(key, rows.stream().<Object> map(row -> row.get(key)).toList())).toList()));
        return this;
    }

    private void requireDifferentInputs(Set<String> keys) {
        Set<FieldKey> fields = new HashSet<>();
        for (String key : keys) {
            if (!fields.add(workflow.input(key).key())) {
                throw new InvalidValueException(
                        key, "Two columns of the rows are the same input '" + workflow.input(key).described() + "'", List.of());
            }
        }
    }

    private static <T> Collection<T> requireSome(String key, Collection<T> values) {
        if (values.isEmpty()) {
            throw new InvalidValueException(key, "'" + key + "' has no values to go through", List.of());
        }
        return values;
    }

    private Sweep.Column column(String key, List<?> each) {
        WorkflowInput input = workflow.input(key);
        requireTakesValue(input, key);
        if (values.containsKey(input.key()) || sweeps.has(input.key())) {
            throw new InvalidValueException(
                    key, "Input '" + input.described() + "' has been given a value or values already", List.of());
        }
        List<FieldValue> converted = new ArrayList<>();
        for (int i = 0; i < each.size(); i++) {
            if (isNone(each.get(i))) {
                throw new InvalidValueException(
                        key, "Input '" + input.described() + "' is to go through several values, and value " + i + " is none",
                        List.of());
            }
            converted.add(input.field().convert(input.described(), each.get(i)));
        }
        return new Sweep.Column(input, workflow.plan().slot(input.key()).orElse(null), converted);
    }

    private Submission set(WorkflowInput input, String key, Object value) {
        requireOpen();
        requireTakesValue(input, key);
        if (sweeps.has(input.key())) {
            throw new InvalidValueException(
                    key, "Input '" + input.described() + "' goes through several values, so it takes no other", List.of());
        }
        FieldValue converted = isNone(value) ? new FieldValue.Cleared() : input.field().convert(input.described(), value);
        refuseSecondValue(input, key, converted);
        values.put(input.key(), converted);
        setAt.put(input.key(), input.index());
        return this;
    }

    private static boolean isNone(Object value) {
        return value == null || (value instanceof JsonNode json && (json.isNull() || json.isMissingNode()));
    }

    private void requireTakesValue(WorkflowInput input, String key) {
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
     * @param name the board's unique name; an id is understood, too, if no board has that name; {@code none} for no
     *             board
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

    /** Which nodes get the board. Default: those that have none of their own. */
    public Submission boardInjection(BoardInjection nodes) {
        requireOpen();
        boardInjection = Objects.requireNonNull(nodes, "nodes");
        return this;
    }

    /**
     * How far the search for the installed models may go. Default: {@link ModelResolution#IDENTITY}, the same models
     * only.
     */
    public Submission modelResolution(ModelResolution resolution) {
        requireOpen();
        modelResolution = Objects.requireNonNull(resolution, "resolution");
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

    /**
     * The most queue items that one batch may have: runs times the values of all lists. More are refused before
     * anything is sent, as a mistake in a list is easily made and costs hours. Default: 10000, which is also how many a
     * server holds unless its {@code max_queue_size} says otherwise.
     *
     * @throws InvalidOptionException if less than 1
     */
    public Submission maxItems(int items) {
        requireOpen();
        if (items < 1) {
            throw new InvalidOptionException("maxItems must be at least 1, not " + items);
        }
        maxItems = items;
        return this;
    }

    /**
     * Whether to go before everything that waits in the queue. Default: no. Of several batches, see {@link #batches()},
     * each goes before the one sent before it.
     */
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

    public int maxItems() {
        return maxItems;
    }

    BoardInjection boardInjection() {
        return boardInjection;
    }

    public ModelResolution modelResolution() {
        return modelResolution;
    }

    BoardRequest boardRequest() {
        return board;
    }

    /** The value set for a field, or null if the stored one stands. */
    FieldValue value(FieldKey key) {
        return values.get(key);
    }

    Sweeps sweeps() {
        return sweeps;
    }

    /**
     * The batches that it takes to run this, in order: itself, or if it goes through values that no batch can carry, as
     * few others as possible. They have the ids {@code batchId-1}, {@code batchId-2} and so on, and cannot be changed.
     *
     * @throws InvalidValueException if there would be more batches than {@link #maxItems}
     */
    public List<Submission> batches() {
        if (sweeps.cause().isEmpty()) {
            return List.of(this);
        }
        requireFewBatches();
        List<Submission> batches = new ArrayList<>();
        for (Sweeps.Batch batch : sweeps.batches()) {
            batches.add(new Submission(this, batch, batchId + "-" + (batches.size() + 1)));
        }
        batches.forEach(Submission::markSubmitted);
        return List.copyOf(batches);
    }

    private void requireFewBatches() {
        long count = sweeps.count();
        if (count > maxItems) {
            throw new InvalidValueException(
                    "maxItems", "It would take " + count + " batches; allowed are " + maxItems + ", see maxItems", List.of());
        }
    }

    /**
     * The body of the enqueue request. It shares parts with the compiled workflow: do not change it.
     *
     * @param  resolver               looks up models, boards and images; may block
     * @throws InvalidOptionException if it takes several batches, see {@link #batches()}
     * @throws InvokeAIException      if the workflow cannot run, a required input has no value, or the resolver refuses
     *                                something
     */
    public ObjectNode payload(ValueResolver resolver) {
        sweeps.cause().ifPresent(input -> {
            throw new InvalidOptionException(
                    "This submission takes several batches, as one batch cannot go through the values of input '"
                                             + input.described() + "'; make one of each of its batches()");
        });
        return payloads(resolver).get(0);
    }

    /**
     * The bodies of the enqueue requests of {@link #batches()}; an image that several of them use is uploaded once.
     *
     * @throws InvokeAIException as {@link #payload}
     */
    public List<ObjectNode> payloads(ValueResolver resolver) {
        SlotFiller filler = SlotFiller.of(this, resolver);
        List<BatchBuilder> builders
                = batches().stream().map(batch -> new BatchBuilder(batch, filler, resolver)).toList();
        builders.forEach(BatchBuilder::prepare);
        filler.requireModels();
        return builders.stream().map(BatchBuilder::build).toList();
    }

    /**
     * The body of the enqueue request as {@link #payload} makes it, with nothing uploaded or made for it; what stands
     * in is told.
     *
     * @param  server            looks up models, boards and images; may block
     * @throws InvokeAIException as {@link #payload} does
     */
    public DryRun dryRun(ValueResolver server) {
        return DryRun.of(this, server);
    }

    /** Everything that would stop this submission, as far as it can be told without a server. */
    public CheckReport check() {
        return new SubmissionCheck(this).report();
    }

    /** The body of the enqueue request as far as it can be made without a server, and what is still wrong with it. */
    public Preview preview() {
        return Preview.of(this);
    }
}
