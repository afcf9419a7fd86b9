package io.github.camelinvokeai.component;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.queue.QueueItemStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.util.function.ThrowingConsumer;
import org.junit.jupiter.api.AfterEach;

/** Routes on an InvokeAI, real or embedded, whose address is the system property {@code invokeai.url}. */
abstract class RealServerTest extends RouteTest {

    /** Draws pictures without a model, in about a second. */
    static final String CPU_NODES = "invokeai:workflow?file=cpu-nodes.json";
    /** The smallest that a model draws: five steps, so that there are progress events. */
    static final String TINY = "invokeai:workflow?file=sd15-text-to-image.json&input.Model=Tiny SD&input.Width=256"
                               + "&input.Height=256&input.Steps=5&input.Scheduler=euler";

    /** No image, and a divisor of 0 makes it fail on the server. */
    static final String DIVISION = "invokeai:workflow?file=classpath:workflows/division.json";

    /** What the server itself says. */
    final InvokeAIClient server = InvokeAIClient.create(url());

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Override
    String url() {
        return System.getProperty("invokeai.url", "http://127.0.0.1:9191");
    }

    /** Anew each time, so that the server cannot answer from its cache of nodes. */
    static int seed() {
        return ThreadLocalRandom.current().nextInt(1, 1_000_000_000);
    }

    void routes(ThrowingConsumer<RouteBuilder, Exception> body) throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() throws Exception {
                body.accept(this);
            }
        });
    }

    QueueItemStatus statusOf(int itemId) {
        return server.queue("default").item(itemId).status();
    }

    /** Those of an embedded server, which may run in this process as well, do not count. */
    static List<String> threadsNamed(String part) {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(name -> name.contains(part) && !name.startsWith("invokeai-embedded")).toList();
    }
}
