package io.github.camelinvokeai.embedded.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the call for a request. A template such as {@code /api/v1/boards/{board_id}} matches a path with as many
 * slashes, so that a slash at the end counts, as it does for InvokeAI. Of several, the one that was added first. Filled
 * before the server starts, then only read.
 */
public final class Router {

    private final List<Route> routes = new ArrayList<>();

    /** Adds a call. */
    public Router on(String method, String template, ApiHandler handler) {
        routes.add(new Route(method, template.split("/", -1), handler));
        return this;
    }

    /** The answer, or empty where no template has this method and path. */
    public Optional<ApiAnswer> answer(ApiRequest request) {
        String[] path = request.path().split("/", -1);
        for (Route route : routes) {
            Map<String, String> values = route.match(request.method(), path);
            if (values != null) {
                return Optional.of(route.handler.handle(request.withPathValues(values)));
            }
        }
        return Optional.empty();
    }

    private record Route(String method, String[] template, ApiHandler handler) {

        Map<String, String> match(String asked, String[] path) {
            if (!method.equals(asked) || path.length != template.length) {
                return null;
            }
            Map<String, String> values = new HashMap<>();
            for (int i = 0; i < path.length; i++) {
                if (template[i].startsWith("{")) {
                    if (path[i].isEmpty()) {
                        return null;
                    }
                    values.put(template[i].substring(1, template[i].length() - 1), decoded(path[i]));
                } else if (!template[i].equals(path[i])) {
                    return null;
                }
            }
            return values;
        }

        private static String decoded(String segment) {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        }
    }
}
