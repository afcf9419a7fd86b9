package io.github.camelinvokeai.component.connection;

import java.util.Map;

import io.github.camelinvokeai.client.job.JobSettings;
import io.github.camelinvokeai.component.StubServer;
import io.github.camelinvokeai.component.StubServer.Answer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A Camel context, its clients, and servers that say they are InvokeAI. */
abstract class ConnectionTest {

    protected final DefaultCamelContext context = new DefaultCamelContext();
    protected final SharedClients clients = new SharedClients(context, () -> 8);

    @BeforeEach
    void startContext() {
        context.start();
    }

    @AfterEach
    void stopContext() throws Exception {
        context.close();
    }

    HttpComponent component(String scheme) {
        return context.getComponent(scheme, HttpComponent.class);
    }

    static Answer version(StubServer.Request request) {
        return Answer.json("{\"version\":\"6.14.2\"}");
    }

    static ConnectionSettings settings(String url, Map<String, Object> httpOptions) {
        return settings(url, null, null, httpOptions);
    }

    static ConnectionSettings settings(
            String url, String token, SSLContextParameters tls, Map<String, Object> httpOptions) {
        return new ConnectionSettings(url, token, tls, httpOptions, JobSettings.defaults(), null);
    }
}
