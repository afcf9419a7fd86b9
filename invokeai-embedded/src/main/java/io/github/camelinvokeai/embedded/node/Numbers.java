package io.github.camelinvokeai.embedded.node;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.random.RandomGenerator;

import com.fasterxml.jackson.databind.JsonNode;

/** Numbers as Python has them: whole ones without limit, and rounding of halves to the even neighbour. */
final class Numbers {

    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private Numbers() {
    }

    static BigInteger whole(JsonNode value) {
        return value.isTextual() || value.isNumber()
                ? new BigDecimal(value.asText().strip()).toBigInteger()
                : BigInteger.valueOf(value.asLong());
    }

    /** The exact quotient's whole part, by way of a float as {@code int(a / b)} does. */
    static BigInteger quotient(BigInteger a, BigInteger b) {
        if (b.signum() == 0) {
            throw new NodeFailure("ZeroDivisionError", "division by zero");
        }
        return truncated(a.doubleValue() / b.doubleValue());
    }

    static BigInteger truncated(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new NodeFailure("OverflowError", "cannot convert float infinity to integer");
        }
        return new BigDecimal(value).toBigInteger();
    }

    static double rounded(double value, int decimals) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return value;
        }
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
    }

    /** A random number, the upper limit excluded. */
    static long random(RandomGenerator random, BigInteger low, BigInteger high) {
        if (low.compareTo(high) >= 0) {
            throw new NodeFailure("ValueError", "low >= high");
        }
        return random.nextLong(low.longValueExact(), high.min(LARGEST).longValueExact());
    }
}
