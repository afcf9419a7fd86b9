package io.github.camelinvokeai.component.connection;

import java.util.concurrent.ExecutorService;

import io.github.camelinvokeai.client.InvokeAIClient;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;

/** A client, and the camel-http endpoint whose HttpClient it uses. */
record OpenClient(InvokeAIClient client, HttpEndpoint http) implements AutoCloseable {

    static OpenClient open(CamelContext context, ConnectionSettings settings, ExecutorService httpPool) {
        HttpEndpoint http = new CamelHttp(context).endpoint(settings);
        try {
            return new OpenClient(client(context, settings, http, httpPool), http);
        } catch (RuntimeException e) {
            ServiceHelper.stopAndShutdownService(http);
            throw e;
        }
    }

    private static InvokeAIClient client(
            CamelContext context, ConnectionSettings settings, HttpEndpoint http, ExecutorService httpPool) {
        return InvokeAIClient.builder(settings.url())
                .httpClient(http.getHttpClient())
                .httpExecutor(httpPool)
                .token(settings.token())
                .socket(new SocketTranslation(context, http).settings(settings))
                .jobSettings(settings.jobs())
                .schemaCache(settings.schemaCache())
                .build();
    }

    @Override
    public void close() {
        client.close();
        ServiceHelper.stopAndShutdownService(http);
    }
}
