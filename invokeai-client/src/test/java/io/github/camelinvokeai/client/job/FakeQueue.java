package io.github.camelinvokeai.client.job;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelinvokeai.client.json.Json;

/** The queue routes of InvokeAI over real HTTP, answering as 6.14 does; items run when the test says so. */
final class FakeQueue implements AutoCloseable {

    private static final String BASE = "/api/v1/queue/default/";

    static {
        // Else the JDK's server waits 40 ms before each answer's body.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    final List<String> requests = new CopyOnWriteArrayList<>();
    volatile int capacity = Integer.MAX_VALUE;
    volatile boolean tellsItemIds = true;
    volatile boolean loseEnqueueAnswer;
    volatile boolean loseEnqueue;
    volatile boolean down;
    volatile boolean refuseCancel;
    volatile boolean cannotLoadItems;
    volatile Consumer<List<Integer>> beforeEnqueueAnswer = ids -> {
    };

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(16);
    private final Map<Integer, ObjectNode> items = new TreeMap<>();
    private final AtomicInteger lastId = new AtomicInteger();

    FakeQueue() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Ends an item well, with one image, named after it. */
    void complete(int itemId) {
        finish(itemId, "completed", session -> session.putObject("results").set("p1",
                tree("{'type':'image_output','image':{'image_name':'image-%d.png'},'width':64,'height':48}"
                        .formatted(itemId))));
    }

    void fail(int itemId) {
        finish(itemId, "failed", session -> session.putObject("errors").put("p1", "ValueError: no"));
    }

    void cancel(int itemId) {
        finish(itemId, "canceled", session -> {
        });
    }

    synchronized void remove(int itemId) {
        items.remove(itemId);
    }

    synchronized int add(String batchId, Integer parentItemId) {
        int id = lastId.incrementAndGet();
        ObjectNode item = Json.mapper().createObjectNode().put("item_id", id).put("status", "pending").put("batch_id", batchId)
                .put("session_id", "session-" + id).put("queue_id", "default").put("origin", "test");
        if (parentItemId != null) {
            item.put("parent_item_id", parentItemId);
        }
        item.putArray("field_values");
        item.set("session", tree("""
                {'graph':{'nodes':{'n':{'id':'n','type':'l2i','is_intermediate':false}},'edges':[]},
                 'prepared_source_mapping':{'p1':'n'},'results':{},'errors':{}}"""));
        items.put(id, item);
        return id;
    }

    /** Has an item say that it called others. */
    synchronized void called(int itemId, Integer... children) {
        ObjectNode session = (ObjectNode) items.get(itemId).get("session");
        session.putArray("workflow_call_history").addObject().set("child_item_ids", Json.mapper().valueToTree(children));
    }

    synchronized List<Integer> itemsOf(String batchId) {
        return items.values().stream().filter(item -> item.path("batch_id").asText().equals(batchId))
                .map(item -> item.path("item_id").asInt()).toList();
    }

    synchronized String statusOf(int itemId) {
        return items.get(itemId).path("status").asText();
    }

    long count(String request) {
        return requests.stream().filter(line -> line.contains(request)).count();
    }

    static ObjectNode payload(String batchId, int runs) {
        return (ObjectNode) tree("{'batch':{'batch_id':'%s','runs':%d}}".formatted(batchId, runs));
    }

    static JsonNode tree(String json) {
        try {
            return Json.mapper().readTree(json.replace('\'', '"'));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized void finish(int itemId, String status, Consumer<ObjectNode> session) {
        ObjectNode item = items.get(itemId);
        item.put("status", status);
        if ("failed".equals(status)) {
            item.put("error_type", "ValueError").put("error_message", "no");
        }
        session.accept((ObjectNode) item.get("session"));
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(BASE.length());
        byte[] body = exchange.getRequestBody().readAllBytes();
        requests.add(exchange.getRequestMethod() + " " + path);
        if (down) {
            exchange.close();
        } else if (path.equals("enqueue_batch")) {
            enqueue(exchange, Json.mapper().readTree(body));
        } else if (path.startsWith("b/")) {
            answer(exchange, 200, status(path.substring(2, path.length() - "/status".length())));
        } else if (path.startsWith("i/")) {
            item(exchange, Integer.parseInt(path.substring(2)));
        } else if (path.equals("item_ids")) {
            answer(exchange, 200, itemIds());
        } else if (path.endsWith("_by_ids")) {
            answer(exchange, 200, byIds(Json.mapper().readTree(body)));
        } else {
            cancelBatches(exchange, Json.mapper().readTree(body));
        }
    }

    private void enqueue(HttpExchange exchange, JsonNode body) throws IOException {
        String batchId = body.path("batch").path("batch_id").asText();
        int runs = body.path("batch").path("runs").asInt();
        List<Integer> ids = new ArrayList<>();
        for (int run = 0; run < Math.min(runs, capacity) && !loseEnqueue; run++) {
            ids.add(0, add(batchId, null));
        }
        beforeEnqueueAnswer.accept(ids);
        if (loseEnqueue || loseEnqueueAnswer) {
            exchange.close();
            return;
        }
        ObjectNode answer = Json.mapper().createObjectNode().put("queue_id", "default").put("enqueued", ids.size())
                .put("requested", runs).put("priority", 0);
        answer.putObject("batch").put("batch_id", batchId);
        if (tellsItemIds) {
            ids.forEach(answer.putArray("item_ids")::add);
        }
        answer(exchange, 200, answer);
    }

    private synchronized JsonNode status(String batchId) {
        ObjectNode counts = Json.mapper().createObjectNode().put("batch_id", batchId);
        for (String status : List.of("pending", "in_progress", "waiting", "completed", "failed", "canceled")) {
            counts.put(status, itemsOf(batchId).stream().filter(id -> statusOf(id).equals(status)).count());
        }
        return counts.put("total", itemsOf(batchId).size());
    }

    private void item(HttpExchange exchange, int itemId) throws IOException {
        JsonNode item;
        synchronized (this) {
            item = items.containsKey(itemId) ? items.get(itemId).deepCopy() : null;
        }
        if (cannotLoadItems) {
            answer(exchange, 500, tree("{'detail':'Unexpected error while fetching queue item'}"));
        } else if (item == null) {
            answer(exchange, 404, tree("{'detail':'Queue item with id %d not found in queue default'}".formatted(itemId)));
        } else {
            answer(exchange, 200, item);
        }
    }

    private synchronized JsonNode itemIds() {
        ObjectNode answer = Json.mapper().createObjectNode();
        items.keySet().forEach(answer.putArray("item_ids")::add);
        return answer;
    }

    private synchronized JsonNode byIds(JsonNode body) {
        ArrayNode found = Json.mapper().createArrayNode();
        body.path("item_ids").forEach(id -> {
            if (items.containsKey(id.asInt())) {
                found.add(items.get(id.asInt()).deepCopy());
            }
        });
        return found;
    }

    private void cancelBatches(HttpExchange exchange, JsonNode body) throws IOException {
        if (refuseCancel) {
            answer(exchange, 500, tree("{'detail':'no'}"));
            return;
        }
        int canceled = 0;
        for (JsonNode batchId : body.path("batch_ids")) {
            for (int id : itemsOf(batchId.asText())) {
                if (List.of("pending", "in_progress").contains(statusOf(id))) {
                    cancel(id);
                    canceled++;
                }
            }
        }
        answer(exchange, 200, Json.mapper().createObjectNode().put("canceled", canceled));
    }

    private static void answer(HttpExchange exchange, int status, JsonNode json) throws IOException {
        byte[] bytes = Json.write(json).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
