package io.github.camelinvokeai.contract;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.http.ApiHttp;
import io.github.camelinvokeai.client.http.ApiPath;
import io.github.camelinvokeai.client.http.Query;
import io.github.camelinvokeai.client.job.JobSettings;

/**
 * The server that the suite runs against, and its variants; nothing else in the suite knows where they are. The
 * addresses come from system properties, which are read anew each time, so that whoever starts a server for the suite
 * can still set them.
 */
final class ServerUnderTest {

    /** Tests of a server with logins; see {@link #multiUserUrl()}. */
    static final String MULTI_USER = "multi-user";
    /** Tests of a server below a path; see {@link #subPathUrl()}. */
    static final String SUB_PATH = "sub-path";
    /** Tests of a server with room for few jobs; see {@link #smallQueueUrl()}. */
    static final String SMALL_QUEUE = "small-queue";
    /** Tests of the workflows in the server's own library. */
    static final String SHIPPED_WORKFLOWS = "shipped-workflows";

    /** A Stable Diffusion 1.x model that the server must have. */
    static final String SD_MODEL = "Tiny SD";
    /** A Stable Diffusion XL model that the server must have. */
    static final String SDXL_MODEL = "Tiny SDXL";

    // A server that answers nobody for so long has failed; the default of a minute would only make that take longer.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private ServerUnderTest() {
    }

    /** Property {@code invokeai.url}; by default {@code http://127.0.0.1:9191}. */
    static String url() {
        return property("invokeai.url", "http://127.0.0.1:9191");
    }

    static InvokeAIClient client() {
        return builder(url()).build();
    }

    /**
     * A client of a server that is expected to answer. It waits for its event socket even where the machine is busy, as
     * the order of events is asked about.
     */
    static InvokeAIClient.Builder builder(String url) {
        JobSettings usual = JobSettings.defaults();
        return impatient(url).jobSettings(new JobSettings(
                usual.jobTimeout(), usual.reconcileInterval(), usual.pollInterval(), PATIENCE, usual.lostAnswerPatience()));
    }

    /** A client of an address where nobody, or no event socket, is expected to answer. */
    static InvokeAIClient.Builder impatient(String url) {
        return InvokeAIClient.builder(url).responseTimeout(PATIENCE);
    }

    /** HTTP for the few things that the client has no call for. Close it. */
    static ApiHttp http(String url) {
        return ApiHttp.builder(url).responseTimeout(PATIENCE).build();
    }

    /** Property {@code invokeai.multiuser.url}: a server with {@code multiuser: true} and an administrator. */
    static String multiUserUrl() {
        return variant(MULTI_USER, "invokeai.multiuser.url");
    }

    /**
     * A new token of the administrator, whose name and password are the properties {@code invokeai.multiuser.email} and
     * {@code invokeai.multiuser.password}; by default those that {@code scripts/real-server} sets up.
     */
    static String login() {
        JsonNode login = JsonNodeFactory.instance.objectNode()
                .put("email", property("invokeai.multiuser.email", "admin@example.org"))
                .put("password", property("invokeai.multiuser.password", "CamelTest2026"));
        try (ApiHttp http = http(multiUserUrl())) {
            return http.post(ApiPath.v1("auth", "login"), Query.none(), login).path("token").asText();
        }
    }

    /** Property {@code invokeai.subpath.url}: a server with a {@code base_url}, with that path in the address. */
    static String subPathUrl() {
        return variant(SUB_PATH, "invokeai.subpath.url");
    }

    /** Property {@code invokeai.smallqueue.url}: a server with a {@code max_queue_size} of 5. */
    static String smallQueueUrl() {
        return variant(SMALL_QUEUE, "invokeai.smallqueue.url");
    }

    private static String variant(String tag, String property) {
        String url = property(property, "");
        if (url.isEmpty()) {
            throw new AssertionError(
                    "There is no server for the " + tag + " tests. Give its address with -D" + property
                                     + "=http://..., or leave these tests out knowingly with -DexcludedGroups=" + tag);
        }
        return url;
    }

    private static String property(String name, String otherwise) {
        String value = System.getProperty(name, "").strip();
        return value.isEmpty() ? otherwise : value;
    }
}
