package io.github.camelinvokeai.client.queue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.client.error.ServerResponseException;
import io.github.camelinvokeai.client.http.ApiHttp;
import io.github.camelinvokeai.client.http.ApiPath;
import io.github.camelinvokeai.client.http.Query;
import io.github.camelinvokeai.client.json.Json;

/** Reads many items by the best route that the server has: the routes for that have changed between its versions. */
final class QueueReader {

    /** More ids in one request are refused by the server. */
    private static final int CHUNK = 1000;
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
        try {
            return QueueAnswers.ids(http.get(path("item_ids"), Query.none()).path("item_ids"));
        } catch (ServerResponseException e) {
            if (!routeMissing(e)) {
                throw e;
            }
            return listed().stream().map(QueueItem::itemId).sorted().toList();
        }
    }

    /** Of the batch's items, those that no other item called; looks from the newest on until all were seen. */
    List<Integer> itemIdsOfBatch(String batchId, int total) {
        List<Integer> newestFirst = new ArrayList<>(itemIds());
        Collections.reverse(newestFirst);
        List<QueueItem> found = new ArrayList<>();
        for (int from = 0; from < newestFirst.size() && found.size() < total; from += CHUNK) {
            List<Integer> chunk = newestFirst.subList(from, Math.min(from + CHUNK, newestFirst.size()));
            summaries(chunk).stream().filter(item -> batchId.equals(item.batchId())).forEach(found::add);
        }
        return found.stream().filter(item -> item.parentItemId() == null).map(QueueItem::itemId).sorted().toList();
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

    // Those not there are left out, as the route for many leaves them out.
    private List<QueueItem> oneByOne(List<Integer> itemIds) {
        return itemIds.stream().map(this::itemIfThere).flatMap(Optional::stream).toList();
    }

    private Optional<QueueItem> itemIfThere(int itemId) {
        try {
            return Optional.of(item(itemId));
        } catch (NotFoundException e) {
            return Optional.empty();
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
