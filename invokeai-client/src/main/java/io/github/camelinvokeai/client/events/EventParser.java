package io.github.camelinvokeai.client.events;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelinvokeai.client.json.Json;

/** Gives a frame its type. Never throws: what cannot be typed becomes an {@link UnknownEvent}. */
final class EventParser {

    private static final String MODEL_LOAD = "model_load_";
    private static final String MODEL_INSTALL = "model_install_";
    private static final String DOWNLOAD = "download_";
    private static final String BULK_DOWNLOAD = "bulk_download_";

    private static final Map<String, Reader> READERS = Map.of(
            InvocationStarted.NAME, f -> new InvocationStarted(f.itemIds(), f.invocation(), f.raw()),
            InvocationProgress.NAME,
            f -> new InvocationProgress(
                    f.itemIds(), f.invocation(), f.text("message"), f.optionalNumber("percentage"), f.raw()),
            InvocationComplete.NAME, f -> new InvocationComplete(f.itemIds(), f.invocation(), f.object("result"), f.raw()),
            InvocationError.NAME,
            f -> new InvocationError(
                    f.itemIds(), f.invocation(), f.optionalText("error_type"), f.optionalText("error_message"), f.raw()),
            BatchEnqueued.NAME,
            f -> new BatchEnqueued(f.batchIds(), f.integer("requested"), f.integer("enqueued"), f.integer("priority"), f.raw()),
            QueueItemStatusChanged.NAME, EventParser::status,
            QueueItemsCanceled.NAME, f -> new QueueItemsCanceled(f.ids(), f.integers("canceled_item_ids"), f.raw()),
            QueueItemsRetried.NAME, f -> new QueueItemsRetried(f.ids(), f.integers("retried_item_ids"), f.raw()),
            QueueCleared.NAME, f -> new QueueCleared(f.ids(), f.raw()));

    private EventParser() {
    }

    /** The names that have a type. */
    static SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>(READERS.keySet());
        addFamily(names, MODEL_LOAD, ModelLoad.Phase.values());
        addFamily(names, MODEL_INSTALL, ModelInstall.Phase.values());
        addFamily(names, DOWNLOAD, FileDownload.Phase.values());
        addFamily(names, BULK_DOWNLOAD, BulkDownload.Phase.values());
        return Collections.unmodifiableSortedSet(names);
    }

    private static void addFamily(SortedSet<String> names, String prefix, Enum<?>[] phases) {
        Arrays.stream(phases).forEach(phase -> names.add(prefix + phase.name().toLowerCase(Locale.ROOT)));
    }

    static InvokeAIEvent parse(String name, String json) {
        JsonNode raw = tree(json);
        try {
            return typed(name, new EventFields(raw));
        } catch (MalformedEventException e) {
            return new UnknownEvent(name, raw);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            return NullNode.getInstance();
        }
    }

    private static InvokeAIEvent typed(String name, EventFields fields) {
        Reader reader = READERS.get(name);
        return reader == null ? family(name, fields) : reader.read(fields);
    }

    private static InvokeAIEvent family(String name, EventFields f) {
        if (name.startsWith(MODEL_LOAD)) {
            return new ModelLoad(
                    name, phase(ModelLoad.Phase.class, MODEL_LOAD, name), f.in("config").text("key"),
                    f.in("config").optionalText("name"), f.optionalText("submodel_type"), f.optionalText("user_id"), f.raw());
        } else if (name.startsWith(MODEL_INSTALL)) {
            return new ModelInstall(
                    name, phase(ModelInstall.Phase.class, MODEL_INSTALL, name), f.integer("id"), f.optionalLong("bytes"),
                    f.optionalLong("total_bytes"), f.optionalText("key"), f.optionalText("error_type"), f.optionalText("error"),
                    f.raw());
        } else if (name.startsWith(DOWNLOAD)) {
            return new FileDownload(
                    name, phase(FileDownload.Phase.class, DOWNLOAD, name), f.optionalText("source"),
                    f.optionalLong("current_bytes"), f.optionalLong("total_bytes"), f.optionalText("error_type"),
                    f.optionalText("error"), f.raw());
        } else if (name.startsWith(BULK_DOWNLOAD)) {
            return new BulkDownload(
                    name, phase(BulkDownload.Phase.class, BULK_DOWNLOAD, name), f.text("bulk_download_item_name"),
                    f.optionalText("error"), f.raw());
        }
        return new UnknownEvent(name, f.raw());
    }

    private static InvokeAIEvent status(EventFields f) {
        return new QueueItemStatusChanged(
                f.itemIds(), f.text("status"), f.optionalInteger("status_sequence"), f.optionalText("error_type"),
                f.optionalText("error_message"), f.raw());
    }

    private static <E extends Enum<E>> E phase(Class<E> phases, String prefix, String name) {
        try {
            return Enum.valueOf(phases, name.substring(prefix.length()).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new MalformedEventException();
        }
    }

    private interface Reader {
        InvokeAIEvent read(EventFields fields);
    }
}
