package io.github.camelinvokeai.component;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelinvokeai.component.StubServer.Answer;
import io.github.camelinvokeai.component.StubServer.Request;

/** A queue that takes every batch and never works on it; it has no event socket. */
final class QueueServer implements AutoCloseable {

    private static final Pattern BATCH_ID = Pattern.compile("\"batch_id\":\"([^\"]+)\"");

    private final AtomicInteger items = new AtomicInteger();
    private final StubServer server;

    /** @param otherwise answers instead what it has an answer for; null for nothing */
    QueueServer(Function<Request, Answer> otherwise) {
        server = StubServer.http(request -> {
            Answer other = otherwise.apply(request);
            return other == null ? answer(request) : other;
        });
    }

    private Answer answer(Request request) {
        if (!isEnqueue(request)) {
            return Answer.notFound();
        }
        return Answer
                .json("{\"batch\":{\"batch_id\":\"" + batchId(request) + "\"},\"requested\":1,\"enqueued\":1,\"item_ids\":["
                      + items.incrementAndGet() + "]}");
    }

    static boolean isEnqueue(Request request) {
        return request.line().equals("POST /api/v1/queue/default/enqueue_batch");
    }

    private static String batchId(Request request) {
        Matcher id = BATCH_ID.matcher(request.body());
        return id.find() ? id.group(1) : "";
    }

    /** The batches that it was sent, in this order. */
    List<String> batchIds() {
        return server.requests().stream().filter(QueueServer::isEnqueue).map(QueueServer::batchId).toList();
    }

    List<String> lines() {
        return server.lines();
    }

    String url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
    }
}
