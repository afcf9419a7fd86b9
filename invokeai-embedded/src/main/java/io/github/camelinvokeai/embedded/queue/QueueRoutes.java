package io.github.camelinvokeai.embedded.queue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.auth.User;
import io.github.camelinvokeai.embedded.graph.Batch;
import io.github.camelinvokeai.embedded.graph.BatchCheck;
import io.github.camelinvokeai.embedded.web.ApiAnswer;
import io.github.camelinvokeai.embedded.web.ApiFault;
import io.github.camelinvokeai.embedded.web.ApiFields;
import io.github.camelinvokeai.embedded.web.ApiProblem;
import io.github.camelinvokeai.embedded.web.ApiRequest;
import io.github.camelinvokeai.embedded.web.ApiRoutes;
import io.github.camelinvokeai.embedded.web.Router;

/** The calls of the queue. Any name of a queue is taken, and each has its own items. */
final class QueueRoutes implements ApiRoutes {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String QUEUE = "/api/v1/queue/{queue_id}";
    private static final int MOST_IDS = 1_000;

    private final ItemQueue queue;
    private final BatchCheck check;
    private final Script script;

    QueueRoutes(ItemQueue queue, BatchCheck check, Script script) {
        this.queue = queue;
        this.check = check;
        this.script = script;
    }

    @Override
    public void addTo(Router router) {
        router.on("POST", QUEUE + "/enqueue_batch", this::enqueue);
        router.on("GET", QUEUE + "/status", this::status);
        router.on("GET", QUEUE + "/current", request -> one(request, queue.current().filter(ofQueue(request)).orElse(null)));
        router.on("GET", QUEUE + "/next", request -> one(request, queue.upcoming(ofQueue(request)).orElse(null)));
        router.on("GET", QUEUE + "/list_all", this::listAll);
        router.on("GET", QUEUE + "/item_ids", this::itemIds);
        router.on("POST", QUEUE + "/items_by_ids", request -> byIds(request, ItemJson::full));
        router.on("POST", QUEUE + "/item_summaries_by_ids", request -> byIds(request, ItemJson::summary));
        router.on("GET", QUEUE + "/i/{item_id}", request -> {
            QueueItem item = item(request);
            return queue.read(() -> ApiAnswer.json(ItemJson.brief(item, request.user())));
        });
        router.on("PUT", QUEUE + "/i/{item_id}/cancel", this::cancel);
        router.on("DELETE", QUEUE + "/i/{item_id}", this::delete);
        router.on("GET", QUEUE + "/b/{batch_id}/status", request -> ApiAnswer.json(
                queue.batchStatus(queueId(request), request.pathValue("batch_id"), request.user())));
        router.on("GET", QUEUE + "/counts_by_destination", request -> {
            String destination = destination(request);
            return ApiAnswer.json(queue.read(() -> queue.counts().destination(queueId(request), destination, request.user())));
        });
        router.on("PUT", QUEUE + "/cancel_by_batch_ids", this::cancelByBatchIds);
        router.on("PUT", QUEUE + "/cancel_by_destination", request -> {
            String destination = destination(request);
            return canceled(request, item -> destination.equals(item.batch().destination()));
        });
        router.on("PUT", QUEUE + "/cancel_all_except_current",
                request -> canceled(request, item -> item.status() != ItemStatus.IN_PROGRESS));
        router.on("PUT", QUEUE + "/delete_all_except_current", request -> deleted(
                queue.deleteAll(queueId(request), own(request).and(item -> item.status() == ItemStatus.PENDING))));
        router.on("DELETE", QUEUE + "/d/{destination}", request -> deleted(queue.deleteAll(queueId(request),
                own(request).and(item -> request.pathValue("destination").equals(item.batch().destination())))));
        router.on("PUT", QUEUE + "/clear",
                request -> deleted(queue.clear(queueId(request), request.user(), own(request))));
        router.on("PUT", QUEUE + "/prune", request -> deleted(queue.prune(own(request))));
        router.on("PUT", QUEUE + "/retry_items_by_id", this::retry);
        router.on("PUT", QUEUE + "/processor/pause", request -> pause(request, true));
        router.on("PUT", QUEUE + "/processor/resume", request -> pause(request, false));
    }

    private static String queueId(ApiRequest request) {
        return request.pathValue("queue_id");
    }

    private static Predicate<QueueItem> ofQueue(ApiRequest request) {
        return item -> item.queueId().equals(queueId(request));
    }

    private static Predicate<QueueItem> own(ApiRequest request) {
        return ofQueue(request).and(item -> ItemJson.isOpenTo(item, request.user()));
    }

    private ApiAnswer enqueue(ApiRequest request) {
        JsonNode body = request.json();
        Batch batch = check.check(body);
        script.beforeEnqueue();
        ItemQueue.Enqueued enqueued = queue.enqueue(queueId(request), batch, request.user(), body);
        ObjectNode json = NODES.objectNode().put("queue_id", queueId(request));
        json.put("enqueued", enqueued.made()).put("requested", enqueued.requested());
        json.set("batch", batch.toJson());
        json.put("priority", enqueued.priority());
        enqueued.itemIds().forEach(json.putArray("item_ids")::add);
        return ApiAnswer.json(json);
    }

    private ApiAnswer status(ApiRequest request) {
        ObjectNode json = NODES.objectNode();
        json.set("queue", queue.read(() -> queue.counts().queue(queueId(request), request.user())));
        json.set("processor", processor());
        return ApiAnswer.json(json);
    }

    private ObjectNode processor() {
        return NODES.objectNode().put("is_started", !queue.isPaused()).put("is_processing", queue.current().isPresent());
    }

    private ApiAnswer pause(ApiRequest request, boolean paused) {
        if (!request.user().admin()) {
            throw ApiFault.of(403, "Admin privileges required");
        }
        queue.pause(paused);
        return ApiAnswer.json(processor());
    }

    private ApiAnswer one(ApiRequest request, QueueItem item) {
        return ApiAnswer.json(item == null ? null : queue.read(() -> ItemJson.full(item, request.user())));
    }

    private ApiAnswer listAll(ApiRequest request) {
        String destination = request.query("destination").orElse(null);
        return all(queue.select(ofQueue(request)
                .and(item -> destination == null || destination.equals(item.batch().destination()))), request, ItemJson::full);
    }

    private ApiAnswer all(List<QueueItem> items, ApiRequest request, BiFunction<QueueItem, User, ObjectNode> form) {
        return queue.read(() -> {
            ArrayNode list = NODES.arrayNode();
            items.forEach(item -> list.add(form.apply(item, request.user())));
            return ApiAnswer.json(list);
        });
    }

    private ApiAnswer itemIds(ApiRequest request) {
        boolean ascending = ApiFields.query(request).choice("order_dir", List.of("ASC", "DESC")).orElse("DESC").equals("ASC");
        List<Integer> ids = new ArrayList<>(queue.select(ofQueue(request)).stream().map(QueueItem::id).toList());
        if (!ascending) {
            ids.sort(Comparator.reverseOrder());
        }
        ObjectNode json = NODES.objectNode();
        ids.forEach(json.putArray("item_ids")::add);
        return ApiAnswer.json(json.put("total_count", ids.size()));
    }

    private ApiAnswer byIds(ApiRequest request, BiFunction<QueueItem, User, ObjectNode> form) {
        JsonNode ids = request.json().path("item_ids");
        List<Integer> wanted = ids(ids, List.of("body", "item_ids"));
        List<QueueItem> found = new ArrayList<>();
        wanted.forEach(id -> queue.item(id).filter(ofQueue(request)).ifPresent(found::add));
        return all(found, request, form);
    }

    private static List<Integer> ids(JsonNode sent, List<Object> at) {
        if (sent.isMissingNode()) {
            throw refusal("missing", at, "Field required", null);
        }
        if (!sent.isArray()) {
            throw refusal("list_type", at, "Input should be a valid list", sent);
        }
        if (sent.size() > MOST_IDS) {
            throw refusal("too_long", at, "List should have at most 1000 items after validation, not " + sent.size(), sent);
        }
        List<Integer> ids = new ArrayList<>();
        for (JsonNode id : sent) {
            if (!id.isIntegralNumber()) {
                throw refusal("int_type", at, "Input should be a valid integer", id);
            }
            ids.add(id.intValue());
        }
        return ids;
    }

    private static ApiFault refusal(String type, List<Object> at, String message, JsonNode input) {
        return ApiFault.unprocessable(List.of(new ApiProblem(type, at, message, input, null)));
    }

    private QueueItem item(ApiRequest request) {
        String given = request.pathValue("item_id");
        try {
            return queue.item(Integer.parseInt(given)).filter(ofQueue(request)).orElseThrow(() -> ApiFault.notFound(
                    "Queue item with id " + given + " not found in queue " + queueId(request)));
        } catch (NumberFormatException e) {
            throw refusal("int_parsing", List.of("path", "item_id"),
                    "Input should be a valid integer, unable to parse string as an integer", NODES.textNode(given));
        }
    }

    private QueueItem ownItem(ApiRequest request, String action) {
        QueueItem item = item(request);
        if (!ItemJson.isOpenTo(item, request.user())) {
            throw ApiFault.of(403, "You do not have permission to " + action + " this queue item");
        }
        return item;
    }

    private ApiAnswer cancel(ApiRequest request) {
        QueueItem item = ownItem(request, "cancel");
        // Looked at first: an item that cannot be read cannot be canceled alone either.
        queue.read(() -> ItemJson.full(item, request.user()));
        queue.cancel(item);
        return ApiAnswer.json(queue.read(() -> ItemJson.full(item, request.user())));
    }

    private ApiAnswer delete(ApiRequest request) {
        queue.delete(ownItem(request, "delete"));
        return ApiAnswer.json(null);
    }

    private static String destination(ApiRequest request) {
        ApiFields fields = ApiFields.query(request).require("destination");
        fields.check();
        return fields.text("destination").orElse("");
    }

    private ApiAnswer cancelByBatchIds(ApiRequest request) {
        ApiFields fields = ApiFields.body(request);
        Set<String> batchIds = Set.copyOf(fields.texts("batch_ids", Integer.MAX_VALUE));
        fields.check();
        return canceled(request, item -> batchIds.contains(item.batchId()));
    }

    private ApiAnswer canceled(ApiRequest request, Predicate<QueueItem> wanted) {
        int count = queue.cancelAll(queueId(request), own(request).and(wanted));
        return ApiAnswer.json(NODES.objectNode().put("canceled", count));
    }

    private static ApiAnswer deleted(int count) {
        return ApiAnswer.json(NODES.objectNode().put("deleted", count));
    }

    private ApiAnswer retry(ApiRequest request) {
        List<QueueItem> items = new ArrayList<>();
        for (int id : ids(request.json(), List.of("body"))) {
            queue.item(id).filter(ofQueue(request)).ifPresent(items::add);
        }
        items.stream().filter(item -> !ItemJson.isOpenTo(item, request.user())).findFirst().ifPresent(item -> {
            throw ApiFault.of(403, "You do not have permission to retry queue item " + item.id());
        });
        ObjectNode json = NODES.objectNode().put("queue_id", queueId(request));
        queue.retry(queueId(request), items).forEach(json.putArray("retried_item_ids")::add);
        return ApiAnswer.json(json);
    }
}
