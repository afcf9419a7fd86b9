package io.github.camelinvokeai.client.workflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.camelinvokeai.client.error.Finding;
import io.github.camelinvokeai.client.error.Finding.Kind;
import io.github.camelinvokeai.client.error.Finding.Place;
import io.github.camelinvokeai.client.error.InputException;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.error.UnknownInputException;
import io.github.camelinvokeai.client.field.ListField;
import io.github.camelinvokeai.client.field.NumberField;
import io.github.camelinvokeai.client.schema.Cardinality;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.schema.NumberRange;
import io.github.camelinvokeai.client.schema.SizeLimits;

/**
 * Says everything that would stop a submission, in one go, without submitting it: nothing is uploaded, made or put into
 * a queue. Values that are set here and refused become findings, too, and are not set. Not thread-safe.
 */
public final class SubmissionCheck {

    private final Submission submission;
    private final Places places;
    private final List<Finding> refused = new ArrayList<>();
    private final Set<FieldKey> refusedKeys = new HashSet<>();

    /** @param submission with the values and options that are known to be acceptable */
    public SubmissionCheck(Submission submission) {
        this.submission = submission;
        this.places = new Places(submission.workflow().plan());
    }

    public Submission submission() {
        return submission;
    }

    /**
     * Sets an input of the submission as {@link Submission#set(String, Object)} does, but keeps a refusal for the
     * report.
     */
    public SubmissionCheck set(String key, Object value) {
        try {
            submission.set(key, value);
        } catch (InputException e) {
            refuse(key, value, e);
        }
        return this;
    }

    /** Sets several inputs in the order of the map. */
    public SubmissionCheck setAll(Map<String, ?> valuesByKey) {
        valuesByKey.forEach(this::set);
        return this;
    }

    /** Has an input go through values as {@link Submission#sweep} does, but keeps a refusal for the report. */
    public SubmissionCheck sweep(String key, Collection<?> each) {
        try {
            submission.sweep(key, each);
        } catch (InputException e) {
            refuse(key, each, e);
        }
        return this;
    }

    /** Goes through a table as {@link Submission#sweepRows} does, but keeps a refusal for the report. */
    public SubmissionCheck sweepRows(List<? extends Map<String, ?>> rows) {
        try {
            submission.sweepRows(rows);
        } catch (InputException e) {
            refuse(e);
        }
        return this;
    }

    /** Takes what was refused elsewhere into the report. */
    public SubmissionCheck refuse(InputException refusal) {
        Kind kind = refusal instanceof UnknownInputException ? Kind.INPUT : Kind.BATCH;
        Place place = refusal instanceof UnknownInputException ? Place.workflow() : places.named(refusal.input());
        refused.add(new Finding(kind, place, refusal.getMessage(), "", refusal.candidates()));
        return this;
    }

    private void refuse(String key, Object value, InputException refusal) {
        if (refusal instanceof UnknownInputException) {
            refused.add(new Finding(Kind.INPUT, Place.workflow(), refusal.getMessage(), "", refusal.candidates()));
            return;
        }
        WorkflowInput input = submission.workflow().input(key);
        refusedKeys.add(input.key());
        refused.add(new Finding(
                kind(input, value, refusal), places.field(input.key()), Refused.reason(input.described(), refusal), "",
                refusal.candidates()));
    }

    private static Kind kind(WorkflowInput input, Object value, InputException refusal) {
        if (!refusal.candidates().isEmpty()) {
            return Kind.CHOICE;
        }
        boolean single = input.field() instanceof NumberField;
        boolean many = input.field() instanceof ListField list && list.item() instanceof NumberField;
        return (single || many) && isNumber(input, value) ? Kind.RANGE : Kind.VALUE;
    }

    private static boolean isNumber(WorkflowInput input, Object value) {
        NumberField unlimited = new NumberField(input.field().kind(), NumberRange.UNLIMITED);
        try {
            (input.field() instanceof ListField
                    ? new ListField(unlimited, Cardinality.SINGLE_OR_COLLECTION, SizeLimits.UNLIMITED) : unlimited)
                    .convert(input.described(), value);
            return !input.connected();
        } catch (InvalidValueException e) {
            return false;
        }
    }

    /** What can be said without a server; models, boards and images are taken on trust, which the notes say. */
    public CheckReport report() {
        OfflineResolver offline = new OfflineResolver();
        FindingResolver resolver = new FindingResolver(offline, places);
        List<Finding> findings = findings(resolver, submission.workflow().schema());
        List<String> notes = new ArrayList<>(offline.notes());
        notes.addAll(resolver.notes());
        return new CheckReport(submission.workflow().definition().source(), false, findings, notes, List.of());
    }

    /**
     * What can be said with a server.
     *
     * @param server looks up models, boards and images; it is never told to upload or make anything; may block
     * @param schema the server's own node facts, if they are known
     */
    public CheckReport report(ValueResolver server, Optional<NodeSchema> schema) {
        FindingResolver resolver = new FindingResolver(server, places);
        List<Finding> findings = findings(resolver, schema.orElse(submission.workflow().schema()));
        List<String> notes = new ArrayList<>(resolver.notes());
        if (schema.isEmpty()) {
            notes.add("the server does not tell its node types; those of " + submission.workflow().schema().source()
                      + " were used");
        }
        return new CheckReport(submission.workflow().definition().source(), true, findings, notes, resolver.models());
    }

    private List<Finding> findings(FindingResolver resolver, NodeSchema schema) {
        WorkflowPlan plan = submission.workflow().plan();
        Set<WorkflowProblem> problems = new LinkedHashSet<>(plan.obstacles());
        problems.addAll(plan.fitness().unfit(schema));
        List<Finding> findings = new ArrayList<>(problems.stream().map(this::finding).toList());
        findings.addAll(refused);
        Set<Finding> ofFields = new LinkedHashSet<>();
        SlotFiller filler = SlotFiller.of(submission, resolver);
        batches(findings).forEach(batch -> {
            BatchBuilder builder = new BatchBuilder(batch, filler, resolver);
            builder.buildUnchecked();
            builder.missingKeys().forEach(key -> ofFields.add(new Finding(
                    Kind.MISSING_VALUE, places.field(key), "is required and has neither a value nor an edge",
                    "give it a value")));
            builder.refusals().forEach(refusal -> ofFields.add(new Finding(
                    Kind.BATCH, places.named(refusal.input()), Refused.reason(refusal.input(), refusal), "")));
        });
        ofFields.addAll(new StoredFaults(plan, schema).standing(submission).values());
        ofFields.addAll(resolver.findings());
        ofFields.stream().filter(finding -> !isOfRefused(finding.place())).forEach(findings::add);
        return findings;
    }

    private List<Submission> batches(List<Finding> findings) {
        try {
            return submission.batches();
        } catch (InvalidValueException e) {
            findings.add(new Finding(Kind.BATCH, Place.option(e.input()), e.getMessage(), ""));
            return List.of();
        }
    }

    private Finding finding(WorkflowProblem problem) {
        Kind kind = switch (problem.kind()) {
            case NODE_WITHOUT_TYPE, UNKNOWN_NODE_TYPE, OUTDATED_NODE -> Kind.NODE;
            case BATCH_NODE -> Kind.BATCH;
            case CONNECTION -> Kind.EDGE;
            default -> Kind.WORKFLOW;
        };
        Place place = problem.nodeId() == null ? Place.workflow() : places.node(problem.nodeId());
        return new Finding(kind, place, problem.text(), "");
    }

    /** Where the caller's value was refused, it does not matter what the workflow has stored instead. */
    private boolean isOfRefused(Place place) {
        return place.nodeId() != null && place.fieldName() != null
                && refusedKeys.contains(new FieldKey(place.nodeId(), place.fieldName()));
    }
}
