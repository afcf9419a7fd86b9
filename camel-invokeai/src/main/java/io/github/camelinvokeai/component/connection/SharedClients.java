package io.github.camelinvokeai.component.connection;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.IntSupplier;

import org.apache.camel.CamelContext;

/**
 * The clients of a component: made for the first who wants one, closed with the last, and so is the pool for their
 * blocking calls. Nothing here waits for a server. Thread-safe.
 */
public final class SharedClients {

    private static final String POOL_NAME = "InvokeAIHttp";

    private final CamelContext context;
    private final IntSupplier httpPoolSize;
    private final Map<ConnectionSettings, Shared> clients = new HashMap<>();
    private ExecutorService httpPool;

    /** @param httpPoolSize asked whenever a pool is made */
    public SharedClients(CamelContext context, IntSupplier httpPoolSize) {
        this.context = context;
        this.httpPoolSize = httpPoolSize;
    }

    /**
     * The client for these settings, to be given back by closing the lease.
     *
     * @throws io.github.camelinvokeai.client.error.InvalidOptionException if a setting cannot work
     */
    public synchronized ClientLease lease(ConnectionSettings settings) {
        Shared shared = clients.get(settings);
        if (shared == null) {
            shared = new Shared(open(settings));
            clients.put(settings, shared);
        }
        shared.users++;
        return new ClientLease(shared.client.client(), () -> giveBack(settings));
    }

    /** How many clients are open. */
    public synchronized int size() {
        return clients.size();
    }

    private OpenClient open(ConnectionSettings settings) {
        if (httpPool == null) {
            httpPool = BoundedPool.open(context, this, POOL_NAME, "httpPoolSize", httpPoolSize.getAsInt());
        }
        try {
            return OpenClient.open(context, settings, httpPool);
        } catch (RuntimeException e) {
            closePoolIfUnused();
            throw e;
        }
    }

    private synchronized void giveBack(ConnectionSettings settings) {
        Shared shared = clients.get(settings);
        shared.users--;
        if (shared.users == 0) {
            clients.remove(settings);
            shared.client.close();
            closePoolIfUnused();
        }
    }

    private void closePoolIfUnused() {
        if (clients.isEmpty()) {
            context.getExecutorServiceManager().shutdownNow(httpPool);
            httpPool = null;
        }
    }

    private static final class Shared {

        private final OpenClient client;
        private int users;

        Shared(OpenClient client) {
            this.client = client;
        }
    }
}
