package io.github.camelinvokeai.client.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.ServerResponseException;
import io.github.camelinvokeai.client.http.ApiHttp;
import io.github.camelinvokeai.client.http.ApiPath;
import io.github.camelinvokeai.client.http.Query;
import io.github.camelinvokeai.client.json.Json;

/** Reads many items by the best route that the server has: the routes for that have changed between its versions. */
final class QueueReader {

    /** The server takes up to 1000 ids a request; fewer keep an answer with whole sessions at a bearable size. */
    private static final int CHUNK = 200;
    private static final int PAGE = 500;

    private final ApiHttp http;
    private final String queueId;

    QueueReader(ApiHttp http, String queueId) {
        this.http = http;
        this.queueId = queueId;
    }

    QueueItem item(int itemId) {
        return new QueueItem(http.get(path("i", Integer.toString(itemId)), Query.none()));
    }

    List<QueueItem> items(List<Integer> itemIds) {
        try {
            return byIds("items_by_ids", itemIds);
        } catch (ServerResponseException e) {
            if (!routeMissing(e)) {
                throw e;
            }
            return oneByOne(itemIds);
        }
    }

    /** Items without their sessions where the server can leave them out. */
    List<QueueItem> summaries(List<Integer> itemIds) {
        try {
            return byIds("item_summaries_by_ids", itemIds);
        } catch (ServerResponseException e) {
            if (!routeMissing(e)) {
                throw e;
            }
            return items(itemIds);
        }
    }

    /** Ascending. */
    List<Integer> itemIds() {
        return itemIdsIfTold().orElseGet(() -> listed().stream().map(QueueItem::itemId).sorted().toList());
    }

    /** Ascending, of the batch's items those that no other item called. */
    List<Integer> itemIdsOfBatch(String batchId, int total) {
        List<QueueItem> items = itemIdsIfTold().map(ids -> search(ids, batchId, total)).orElseGet(this::listed);
        return items.stream().filter(item -> batchId.equals(item.batchId()) && item.parentItemId() == null)
                .map(QueueItem::itemId).sorted().toList();
    }

    // From the newest on: what is searched for was enqueued a moment ago.
    private List<QueueItem> search(List<Integer> ascending, String batchId, int total) {
        List<QueueItem> found = new ArrayList<>();
        for (int to = ascending.size(); to > 0 && found.size() < total; to -= CHUNK) {
            List<Integer> chunk = ascending.subList(Math.max(0, to - CHUNK), to);
            summaries(chunk).stream().filter(item -> batchId.equals(item.batchId())).forEach(found::add);
        }
        return found;
    }

    private Optional<List<Integer>> itemIdsIfTold() {
        try {
            return Optional.of(QueueAnswers.ids(http.get(path("item_ids"), Query.none()).path("item_ids")));
        } catch (ServerResponseException e) {
            if (!routeMissing(e)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private List<QueueItem> byIds(String route, List<Integer> itemIds) {
        List<QueueItem> items = new ArrayList<>(itemIds.size());
        for (int from = 0; from < itemIds.size(); from += CHUNK) {
            ObjectNode body = Json.mapper().createObjectNode();
            itemIds.subList(from, Math.min(from + CHUNK, itemIds.size())).forEach(body.putArray("item_ids")::add);
            items.addAll(QueueAnswers.items(http.post(path(route), Query.none(), body)));
        }
        return items;
    }

    private List<QueueItem> oneByOne(List<Integer> itemIds) {
        return itemIds.stream().map(this::itemIfThere).flatMap(Optional::stream).toList();
    }

    // The servers that are asked one by one answer 500 for items that are not there; any other 404 is a wrong path.
    private Optional<QueueItem> itemIfThere(int itemId) {
        try {
            return Optional.of(item(itemId));
        } catch (ServerResponseException e) {
            if (e.status() == 500 || e.detail().startsWith("Queue item")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    // InvokeAI before 6.0: pages by priority and id; its pages after the first also hold other queues' items.
    private List<QueueItem> listed() {
        List<QueueItem> items = new ArrayList<>();
        Query next = Query.of("limit", PAGE);
        boolean more = true;
        while (more) {
            JsonNode page = http.get(path("list"), next);
            List<QueueItem> content = QueueAnswers.items(page.path("items"));
            content.stream().filter(item -> queueId.equals(item.raw().path("queue_id").asText()))
                    .forEach(items::add);
            more = page.path("has_more").asBoolean() && !content.isEmpty();
            next = more ? after(content.get(content.size() - 1)) : next;
        }
        return items;
    }

    private static Query after(QueueItem last) {
        return Query.of("limit", PAGE).and("cursor", last.itemId())
                .and("priority", last.raw().path("priority").asInt());
    }

    // Unknown routes: 404 or 405, and from 6.9 on a web page for GET.
    private static boolean routeMissing(ServerResponseException e) {
        return e.status() == 404 || e.status() == 405 || (e.status() == 200 && e.getCause() == null);
    }

    ApiPath path(String... rest) {
        List<String> segments = new ArrayList<>(List.of("queue", queueId));
        segments.addAll(List.of(rest));
        return ApiPath.v1(segments.toArray(String[]::new));
    }
}
