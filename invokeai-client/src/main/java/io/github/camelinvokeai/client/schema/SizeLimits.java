package io.github.camelinvokeai.client.schema;

/**
 * Limits to a length, both inclusive. Immutable.
 *
 * @param minimum least length, or null
 * @param maximum greatest length, or null
 */
public record SizeLimits(Integer minimum, Integer maximum) {

    /** No limits. */
    public static final SizeLimits UNLIMITED = new SizeLimits(null, null);

    /** Whether a list or string of that length is within the limits. */
    public boolean allows(int size) {
        return (minimum == null || size >= minimum) && (maximum == null || size <= maximum);
    }
}
