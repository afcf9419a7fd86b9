package io.github.camelinvokeai.embedded.library;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.auth.User;

/** The workflow library of a server: at first those that InvokeAI ships. Thread-safe. */
public final class WorkflowStore {

    private static final String SHARED = "shared";

    // Guarded by this; in the order of making.
    private final Map<String, SavedWorkflow> workflows = new LinkedHashMap<>();

    /** A library with the shipped workflows. */
    public WorkflowStore() {
        Instant now = now();
        for (ObjectNode workflow : ShippedWorkflows.all()) {
            String id = workflow.path("id").asText();
            workflows.put(id, new SavedWorkflow(id, workflow, now, now, null, User.SYSTEM.id(), false));
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The workflow of an id, as it was saved. */
    public Optional<JsonNode> workflow(String id) {
        return get(id).map(SavedWorkflow::workflow);
    }

    synchronized SavedWorkflow create(ObjectNode workflow, User owner, boolean shared) {
        String id = UUID.randomUUID().toString();
        SavedWorkflow made = new SavedWorkflow(
                id, workflow.deepCopy().put("id", id), now(), now(), null, owner.id(), shared);
        workflows.put(id, made);
        return made;
    }

    synchronized Optional<SavedWorkflow> get(String id) {
        return Optional.ofNullable(workflows.get(id));
    }

    synchronized Optional<SavedWorkflow> change(String id, UnaryOperator<SavedWorkflow> change) {
        return Optional.ofNullable(workflows.computeIfPresent(id, (same, saved) -> change.apply(saved)));
    }

    /** Replaces the content, though not of those that InvokeAI ships. */
    Optional<SavedWorkflow> update(String id, ObjectNode workflow) {
        return change(id, saved -> saved.isDefault()
                ? saved
                : new SavedWorkflow(
                        id, workflow, saved.createdAt(), now(), saved.openedAt(), saved.ownerId(), saved.shared()));
    }

    Optional<SavedWorkflow> open(String id) {
        return change(id, saved -> new SavedWorkflow(
                id, saved.workflow(), saved.createdAt(), saved.updatedAt(), now(), saved.ownerId(), saved.shared()));
    }

    Optional<SavedWorkflow> share(String id, boolean shared) {
        return change(id, saved -> {
            if (saved.isDefault()) {
                return saved;
            }
            List<String> tags = new ArrayList<>(saved.tags());
            tags.remove(SHARED);
            if (shared) {
                tags.add(SHARED);
            }
            ObjectNode tagged = saved.workflow().deepCopy().put("tags", String.join(", ", tags));
            return new SavedWorkflow(id, tagged, saved.createdAt(), now(), saved.openedAt(), saved.ownerId(), shared);
        });
    }

    synchronized boolean delete(String id) {
        return workflows.remove(id) != null;
    }

    synchronized List<SavedWorkflow> all() {
        return List.copyOf(workflows.values());
    }
}
