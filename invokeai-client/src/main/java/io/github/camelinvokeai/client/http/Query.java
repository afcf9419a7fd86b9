package io.github.camelinvokeai.client.http;

import java.util.ArrayList;
import java.util.List;

/** The query parameters of a request, in order; immutable. Names and values are percent-encoded when sent. */
public final class Query {

    private static final Query NONE = new Query(List.of());

    private final List<String> pairs;

    private Query(List<String> pairs) {
        this.pairs = pairs;
    }

    public static Query none() {
        return NONE;
    }

    /** A query of one parameter; see {@link #and(String, Object)}. */
    public static Query of(String name, Object value) {
        return NONE.and(name, value);
    }

    /**
     * This query with one more parameter; the same name may be given again. A null value leaves the parameter out.
     */
    public Query and(String name, Object value) {
        if (value == null) {
            return this;
        }
        List<String> more = new ArrayList<>(pairs);
        more.add(ApiPath.encode(name) + "=" + ApiPath.encode(value.toString()));
        return new Query(List.copyOf(more));
    }

    /** The encoded query with its leading question mark, or an empty string. */
    String encoded() {
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    /** The names and values may be secret: they are not shown. */
    @Override
    public String toString() {
        return "Query[" + pairs.size() + " parameters]";
    }
}
