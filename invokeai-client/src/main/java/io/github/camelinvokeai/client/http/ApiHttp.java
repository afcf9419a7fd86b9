package io.github.camelinvokeai.client.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.json.Json;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.ModalCloseable;

/**
 * The HTTP side of an InvokeAI server: URLs, token, timeouts, limits and errors. Every call blocks until its answer is
 * in and sends exactly one request; nothing is repeated and no redirect followed. Thread-safe.
 * <p>
 * All calls throw {@link io.github.camelinvokeai.client.error.ServerUnreachableException} where no complete answer
 * came, {@link io.github.camelinvokeai.client.error.AuthenticationException} for 401 and 403,
 * {@link io.github.camelinvokeai.client.error.NotFoundException} for 404 and
 * {@link io.github.camelinvokeai.client.error.ServerResponseException} for any other answer that is not what was asked
 * for. InvokeAI answers unknown paths with status 200 and a web page, so the content type of every answer is checked.
 */
public final class ApiHttp implements AutoCloseable {

    // Without the charset that HttpClient adds: the server would decode the text parts by it.
    private static final ContentType FORM = ContentType.create("multipart/form-data");

    private final BaseUrl baseUrl;
    private final Requests requests;
    private final HttpClient client;
    private final boolean ownClient;
    private final JsonAnswer jsonAnswer;
    private final AtomicBoolean closed = new AtomicBoolean();

    private ApiHttp(Builder builder) {
        this.baseUrl = builder.baseUrl;
        this.ownClient = builder.httpClient == null;
        this.client = ownClient ? builder.ownClient() : builder.httpClient;
        this.requests = new Requests(baseUrl, builder.token, RequestOptions.of(client, builder.responseTimeout));
        this.jsonAnswer = new JsonAnswer(builder.maxJsonBytes);
    }

    /**
     * Starts a client of the server at this base URL.
     *
     * @param  baseUrl                http or https, with any path ({@code https://host/invoke/}), without user info,
     *                                query or fragment
     * @throws InvalidOptionException if it is anything else
     */
    public static Builder builder(URI baseUrl) {
        return builder(baseUrl.toString());
    }

    /** As {@link #builder(URI)}; blanks around the URL are ignored. */
    public static Builder builder(String baseUrl) {
        return new Builder(BaseUrl.parse(baseUrl));
    }

    /** The base URL without trailing slash. */
    public URI baseUrl() {
        return URI.create(baseUrl.toString());
    }

    /** The JSON of the answer; a JSON null for an empty one, here and in the other calls. */
    public JsonNode get(ApiPath path, Query query) {
        return json("GET", path, query, null, FailureMapper.none());
    }

    /**
     * Posts JSON.
     *
     * @param body the JSON to send, or null for none; likewise for put and patch
     */
    public JsonNode post(ApiPath path, Query query, JsonNode body) {
        return post(path, query, body, FailureMapper.none());
    }

    /** As {@link #post(ApiPath, Query, JsonNode)}, with a say in which exception an error status becomes. */
    public JsonNode post(ApiPath path, Query query, JsonNode body, FailureMapper failures) {
        return json("POST", path, query, entity(body), failures);
    }

    public JsonNode put(ApiPath path, Query query, JsonNode body) {
        return json("PUT", path, query, entity(body), FailureMapper.none());
    }

    public JsonNode patch(ApiPath path, Query query, JsonNode body) {
        return json("PATCH", path, query, entity(body), FailureMapper.none());
    }

    public JsonNode delete(ApiPath path, Query query) {
        return json("DELETE", path, query, null, FailureMapper.none());
    }

    /**
     * Posts a multipart form, streaming its files and streams.
     *
     * @throws io.github.camelinvokeai.client.error.InvokeAIException also if a part's own source cannot be read
     */
    public JsonNode upload(ApiPath path, Query query, List<Part> parts) {
        MultipartEntityBuilder form = MultipartEntityBuilder.create().setContentType(FORM);
        parts.forEach(part -> form.addPart(part.name(), part.body()));
        return json("POST", path, query, form.build(), FailureMapper.none());
    }

    /**
     * Copies an answer to the target as it arrives, in constant memory. The target is not closed; after an exception it
     * may hold a part.
     *
     * @param  contentType what the answer's content type must begin with, for instance {@code image/}
     * @throws IOException if the target cannot be written
     */
    public Download download(ApiPath path, Query query, String contentType, OutputStream target) throws IOException {
        try (ContentStream content = open(path, query, contentType)) {
            long bytes = new Copy(baseUrl.describe("GET", path)).run(content, target);
            return new Download(bytes, content.contentType());
        }
    }

    /**
     * Opens an answer for reading. The stream holds a connection: close it.
     *
     * @param contentType what the answer's content type must begin with, for instance {@code image/}
     */
    public ContentStream open(ApiPath path, Query query, String contentType) {
        Exchange exchange = send("GET", path, query, null);
        try {
            return stream(exchange, contentType);
        } catch (IOException e) {
            exchange.close();
            throw TransportFailure.of(exchange.name(), e);
        } catch (RuntimeException e) {
            exchange.close();
            throw e;
        }
    }

    private static ContentStream stream(Exchange exchange, String wanted) throws IOException {
        requireSuccess(exchange, FailureMapper.none());
        HttpEntity entity = exchange.response().getEntity();
        ContentType type = entity == null ? null : ContentType.parseLenient(entity.getContentType());
        if (type == null || !type.getMimeType().startsWith(wanted)) {
            throw JsonAnswer.wrongType(exchange, type, wanted);
        }
        return new ContentStream(exchange, entity.getContent(), type.getMimeType(), entity.getContentLength());
    }

    private JsonNode json(String method, ApiPath path, Query query, HttpEntity body, FailureMapper failures) {
        try (Exchange exchange = send(method, path, query, body)) {
            requireSuccess(exchange, failures);
            return jsonAnswer.read(exchange);
        } catch (IOException e) {
            throw TransportFailure.of(baseUrl.describe(method, path), e);
        }
    }

    private Exchange send(String method, ApiPath path, Query query, HttpEntity body) {
        if (closed.get()) {
            throw closedAlready(null);
        }
        String name = baseUrl.describe(method, path);
        HttpUriRequestBase request = requests.request(method, path, query, body);
        try {
            return new Exchange(name, path, request, client.executeOpen(baseUrl.host(), request, null));
        } catch (IllegalStateException e) {
            // What the pool of connections says when it is closed at this very moment.
            throw closed.get() ? closedAlready(e) : e;
        } catch (IOException e) {
            throw TransportFailure.of(name, e);
        }
    }

    private InvokeAIException closedAlready(Throwable cause) {
        return new InvokeAIException("The client of " + baseUrl + " has been closed", cause);
    }

    private static void requireSuccess(Exchange exchange, FailureMapper failures) {
        if (!exchange.successful()) {
            throw FailedAnswer.of(exchange, failures);
        }
    }

    private static HttpEntity entity(JsonNode body) {
        return body == null ? null : new ByteArrayEntity(Json.bytes(body), ContentType.APPLICATION_JSON);
    }

    /** Ends running requests and closes the client's own connections; an HttpClient that was given stays open. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true) && ownClient) {
            ((ModalCloseable) client).close(CloseMode.IMMEDIATE);
        }
    }

    /** Options of the HTTP side; not thread-safe. */
    public static final class Builder {

        private final BaseUrl baseUrl;
        private HttpClient httpClient;
        private Supplier<String> token = () -> null;
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration responseTimeout;
        private int maxConnections = 16;
        private long maxJsonBytes = 64L * 1024 * 1024;

        private Builder(BaseUrl baseUrl) {
            this.baseUrl = baseUrl;
        }

        /**
         * Uses this client instead of an own one and never closes it: its TLS, proxy, pool and connect timeout apply.
         * Switch its automatic retries off: HttpClient by default repeats even a POST that was answered 429 or 503, and
         * an enqueue repeated is a job run twice.
         */
        public Builder httpClient(HttpClient value) {
            this.httpClient = value;
            return this;
        }

        /** Asked at each request for the bearer token; null or blank sends none. */
        public Builder token(Supplier<String> value) {
            this.token = value;
            return this;
        }

        /** How long the own client waits for a connection; 10 s by default. */
        public Builder connectTimeout(Duration value) {
            this.connectTimeout = positive("connectTimeout", value);
            return this;
        }

        /**
         * How long the server may be silent within a request, and how long to wait for a free connection; by default
         * the given client's own setting, else 60 s. InvokeAI answers nobody for up to a second at each job's start.
         */
        public Builder responseTimeout(Duration value) {
            this.responseTimeout = positive("responseTimeout", value);
            return this;
        }

        /** How many connections the own client holds at most; 16 by default. */
        public Builder maxConnections(int value) {
            this.maxConnections = (int) positive("maxConnections", value);
            return this;
        }

        /** The largest JSON answer in bytes, 64 MiB by default; protects the memory. Downloads have no limit. */
        public Builder maxJsonBytes(long value) {
            this.maxJsonBytes = positive("maxJsonBytes", value);
            return this;
        }

        private HttpClient ownClient() {
            Duration lease = responseTimeout == null ? RequestOptions.DEFAULT_RESPONSE_TIMEOUT : responseTimeout;
            return OwnClient.create(connectTimeout, lease, maxConnections);
        }

        public ApiHttp build() {
            return new ApiHttp(this);
        }

        private static Duration positive(String option, Duration value) {
            positive(option, value == null ? 0 : value.toMillis());
            return value;
        }

        private static long positive(String option, long value) {
            if (value <= 0) {
                throw new InvalidOptionException("Option " + option + " must be greater than 0");
            }
            return value;
        }
    }
}
