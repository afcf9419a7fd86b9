package io.github.camelinvokeai.client.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.github.camelinvokeai.client.error.GivenText;
import io.github.camelinvokeai.client.error.InvalidOptionException;

/**
 * A path below the base URL, given as segments that are percent-encoded one by one, so that an id with {@code /},
 * {@code %} or {@code ü} stays one segment. InvokeAI tells {@code boards/} from {@code boards}: an empty last segment
 * makes the trailing slash.
 */
public final class ApiPath {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private final String encoded;
    private final String shown;

    private ApiPath(List<String> segments) {
        this.encoded = segments.stream().map(segment -> "/" + encode(segment)).collect(Collectors.joining());
        this.shown = segments.stream().map(segment -> "/" + shown(segment)).collect(Collectors.joining());
    }

    private static String shown(String segment) {
        String encoded = encode(segment);
        return encoded.equals(segment) || GivenText.mayBeName(segment) ? encoded : "{" + GivenText.length(segment) + "}";
    }

    /** A path below {@code /api/v1/}. */
    public static ApiPath v1(String... segments) {
        return below(List.of("api", "v1"), segments);
    }

    /** A path below {@code /api/v2/}, where InvokeAI keeps its model manager. */
    public static ApiPath v2(String... segments) {
        return below(List.of("api", "v2"), segments);
    }

    /** A path directly below the base URL, for instance {@code openapi.json}. */
    public static ApiPath root(String... segments) {
        return below(List.of(), segments);
    }

    private static ApiPath below(List<String> start, String... segments) {
        List<String> all = new ArrayList<>(start);
        for (int i = 0; i < segments.length; i++) {
            all.add(checked(segments[i], i == segments.length - 1));
        }
        return new ApiPath(all);
    }

    // Dots alone would be folded away by whoever normalizes the URL, encoded or not, and reach another resource.
    private static String checked(String segment, boolean last) {
        if (segment == null || (segment.isEmpty() && !last)) {
            throw new InvalidOptionException("An id or name in a request to InvokeAI is empty; give the id of what is meant");
        }
        if (segment.equals(".") || segment.equals("..")) {
            throw new InvalidOptionException("'" + segment + "' cannot be used as an id or name in a request to InvokeAI");
        }
        return segment;
    }

    static String encode(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (UNRESERVED.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return out.toString();
    }

    /** Whether a segment holds a slash, which no id on the server does. */
    boolean holdsSlash() {
        return encoded.contains("%2F");
    }

    /** The path as messages show it: without a segment that may be a prompt. */
    String shown() {
        return shown;
    }

    /** The encoded path, beginning with a slash. */
    @Override
    public String toString() {
        return encoded;
    }
}
