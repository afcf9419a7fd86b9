package io.github.camelinvokeai.embedded.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelinvokeai.embedded.auth.Access;

/**
 * Finds the call for a request. A template such as {@code /api/v1/boards/{board_id}} matches a path with as many
 * slashes, so that a slash at the end counts, as it does for InvokeAI. Of several, the one that was added first. Filled
 * before the server starts, then only read.
 */
public final class Router {

    private final List<Route> routes = new ArrayList<>();

    /** Adds a call for whoever has logged in. */
    public Router on(String method, String template, ApiHandler handler) {
        return on(method, template, Access.USER, handler);
    }

    /** Adds a call. */
    public Router on(String method, String template, Access access, ApiHandler handler) {
        routes.add(new Route(method, segments(template), access, handler));
        return this;
    }

    /** The call for this method and path, if there is one. */
    Optional<Match> find(String method, String path) {
        List<String> segments = segments(path);
        for (Route route : routes) {
            Map<String, String> values = route.match(method, segments);
            if (values != null) {
                return Optional.of(new Match(route.access, route.handler, values));
            }
        }
        return Optional.empty();
    }

    /**
     * Whether requests of this method to such a path can find a call.
     *
     * @param template the path below the base path; braces stand for any text without a slash
     */
    public boolean has(String method, String template) {
        List<String> segments = segments(template);
        return routes.stream().anyMatch(route -> route.method.equals(method) && route.canMeet(segments));
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    /**
     * A call that was found.
     *
     * @param values what the braces of its template stand for
     */
    record Match(Access access, ApiHandler handler, Map<String, String> values) {

        ApiAnswer answer(ApiRequest request) {
            return handler.handle(request.withPathValues(values));
        }
    }

    private record Route(String method, List<String> template, Access access, ApiHandler handler) {

        Map<String, String> match(String asked, List<String> path) {
            if (!method.equals(asked) || path.size() != template.size()) {
                return null;
            }
            Map<String, String> values = new HashMap<>();
            for (int i = 0; i < path.size(); i++) {
                String wanted = template.get(i);
                String given = path.get(i);
                if (wanted.startsWith("{")) {
                    if (given.isEmpty()) {
                        return null;
                    }
                    values.put(wanted.substring(1, wanted.length() - 1), decoded(given));
                } else if (!wanted.equals(given)) {
                    return null;
                }
            }
            return values;
        }

        boolean canMeet(List<String> other) {
            if (other.size() != template.size()) {
                return false;
            }
            for (int i = 0; i < other.size(); i++) {
                boolean open = template.get(i).startsWith("{") || other.get(i).startsWith("{");
                if (open ? other.get(i).isEmpty() : !template.get(i).equals(other.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private static String decoded(String segment) {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        }
    }
}
