package io.github.camelinvokeai.client.model;

import java.util.Objects;

/** Which models to list; null matches all, otherwise the words must be equal. */
public record ModelQuery(String base, String type, String name) {

    /** Matches every model. */
    public static ModelQuery all() {
        return new ModelQuery(null, null, null);
    }

    public ModelQuery withBase(String value) {
        return new ModelQuery(value, type, name);
    }

    public ModelQuery withType(String value) {
        return new ModelQuery(base, value, name);
    }

    public ModelQuery withName(String value) {
        return new ModelQuery(base, type, value);
    }

    boolean matches(ModelInfo model) {
        return fits(base, model.base()) && fits(type, model.type()) && fits(name, model.name());
    }

    private static boolean fits(String wanted, String actual) {
        return wanted == null || Objects.equals(wanted, actual);
    }
}
