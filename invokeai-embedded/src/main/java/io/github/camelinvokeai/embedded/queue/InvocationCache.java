package io.github.camelinvokeai.embedded.queue;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.embedded.web.ApiAnswer;
import io.github.camelinvokeai.embedded.web.ApiRoutes;
import io.github.camelinvokeai.embedded.web.Router;

/**
 * What nodes with the same inputs gave before. The least used goes first; what names a deleted image is forgotten.
 * Thread-safe.
 */
public final class InvocationCache implements ApiRoutes {

    private static final int MAX_SIZE = 512;
    private static final String PATH = "/api/v1/app/invocation_cache";

    private final Map<String, ObjectNode> outputs = new LinkedHashMap<>(16, 0.75f, true);
    private boolean enabled = true;
    private long hits;
    private long misses;

    @Override
    public void addTo(Router router) {
        router.on("GET", PATH + "/status", request -> ApiAnswer.json(status()))
                .on("PUT", PATH + "/enable", request -> enable(true)).on("PUT", PATH + "/disable", request -> enable(false))
                .on("DELETE", PATH, request -> {
                    clear();
                    return ApiAnswer.json(null);
                });
    }

    private synchronized ObjectNode status() {
        return Json.mapper().createObjectNode().put("size", outputs.size()).put("hits", hits).put("misses", misses)
                .put("enabled", enabled).put("max_size", MAX_SIZE);
    }

    private synchronized ApiAnswer enable(boolean wanted) {
        enabled = wanted;
        return ApiAnswer.json(null);
    }

    synchronized void clear() {
        outputs.clear();
        hits = 0;
        misses = 0;
    }

    /** What a node like this gave, unless it does not want to know. */
    synchronized Optional<ObjectNode> find(ObjectNode node) {
        if (!enabled || !node.path("use_cache").asBoolean()) {
            return Optional.empty();
        }
        ObjectNode output = outputs.get(key(node));
        if (output == null) {
            misses++;
            return Optional.empty();
        }
        hits++;
        return Optional.of(output.deepCopy());
    }

    synchronized void keep(ObjectNode node, ObjectNode output) {
        if (enabled && node.path("use_cache").asBoolean()) {
            outputs.put(key(node), output.deepCopy());
            if (outputs.size() > MAX_SIZE) {
                Iterator<String> oldest = outputs.keySet().iterator();
                oldest.next();
                oldest.remove();
            }
        }
    }

    private static String key(ObjectNode node) {
        return Json.write(node.deepCopy().without(List.of("id", "use_cache")));
    }

    /** Forgets what names an image that is gone. */
    public synchronized void imageDeleted(String imageName) {
        outputs.values().removeIf(output -> Json.write(output).contains(imageName));
    }
}
