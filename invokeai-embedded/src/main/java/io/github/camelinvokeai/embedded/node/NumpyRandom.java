package io.github.camelinvokeai.embedded.node;

import java.math.BigInteger;

/**
 * The random numbers that NumPy's default generator gives for a seed: a permuted congruential generator of 128 bits,
 * seeded by hashing. Used by one thread.
 */
final class NumpyRandom {

    private static final BigInteger MULTIPLIER = BigInteger.valueOf(2549297995355413924L).shiftLeft(64)
            .or(BigInteger.valueOf(4865540595714422341L));
    private static final BigInteger MASK_128 = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);
    private static final BigInteger MASK_64 = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    private static final long MASK_32 = 0xFFFFFFFFL;
    private static final int POOL = 4;

    private final BigInteger increment;
    private BigInteger state;
    // A draw has 64 bits; small numbers take one half and then the other.
    private Long half;

    /** @param seed below 2<sup>32</sup> */
    NumpyRandom(long seed) {
        BigInteger[] words = words(pool((int) seed));
        increment = words[1].shiftLeft(1).or(BigInteger.ONE).and(MASK_128);
        state = BigInteger.ZERO;
        step();
        state = state.add(words[0]).and(MASK_128);
        step();
    }

    private static int[] pool(int seed) {
        int[] pool = new int[POOL];
        int constant = 0x43b0d7e5;
        for (int i = 0; i < POOL; i++) {
            pool[i] = hashed(i == 0 ? seed : 0, constant, constant * 0x931e8875);
            constant *= 0x931e8875;
        }
        for (int from = 0; from < POOL; from++) {
            for (int to = 0; to < POOL; to++) {
                if (from != to) {
                    int mixed = pool[to] * 0xca01f9dd
                                - hashed(pool[from], constant, constant * 0x931e8875) * 0x4973f715;
                    constant *= 0x931e8875;
                    pool[to] = mixed ^ (mixed >>> 16);
                }
            }
        }
        return pool;
    }

    private static int hashed(int value, int before, int after) {
        int hash = (value ^ before) * after;
        return hash ^ (hash >>> 16);
    }

    /** Two words of 128 bits: where to begin, and what is added. */
    private static BigInteger[] words(int[] pool) {
        long[] halves = new long[POOL];
        int constant = 0x8b51f9dd;
        for (int i = 0; i < 2 * POOL; i++) {
            int next = constant * 0x58f38ded;
            long word = hashed(pool[i % POOL], constant, next) & MASK_32;
            halves[i / 2] |= i % 2 == 0 ? word : word << 32;
            constant = next;
        }
        return new BigInteger[] { wide(halves[0], halves[1]), wide(halves[2], halves[3]) };
    }

    private static BigInteger wide(long high, long low) {
        return unsigned(high).shiftLeft(64).or(unsigned(low));
    }

    private static BigInteger unsigned(long value) {
        return BigInteger.valueOf(value).and(MASK_64);
    }

    private void step() {
        state = state.multiply(MULTIPLIER).add(increment).and(MASK_128);
    }

    private long next64() {
        step();
        long high = state.shiftRight(64).longValue();
        return Long.rotateRight(high ^ state.longValue(), (int) (high >>> 58));
    }

    private long next32() {
        if (half != null) {
            long rest = half;
            half = null;
            return rest;
        }
        long both = next64();
        half = both >>> 32;
        return both & MASK_32;
    }

    /** A number from {@code low} to below {@code high}. */
    BigInteger between(BigInteger low, BigInteger high) {
        BigInteger count = high.subtract(low);
        if (count.signum() <= 0) {
            throw new NodeFailure("ValueError", "low >= high");
        }
        if (count.equals(BigInteger.ONE)) {
            return low;
        }
        return low.add(count.bitLength() <= 32 || count.equals(BigInteger.ONE.shiftLeft(32)) ? small(count) : large(count));
    }

    // Multiplies and takes the upper part; what would come too often is drawn again.
    private BigInteger small(BigInteger count) {
        BigInteger range = BigInteger.ONE.shiftLeft(32);
        BigInteger unfair = range.mod(count);
        BigInteger product;
        do {
            product = BigInteger.valueOf(next32()).multiply(count);
        } while (product.mod(range).compareTo(unfair) < 0);
        return product.shiftRight(32);
    }

    private BigInteger large(BigInteger count) {
        BigInteger range = BigInteger.ONE.shiftLeft(64);
        BigInteger unfair = range.mod(count);
        BigInteger product;
        do {
            product = unsigned(next64()).multiply(count);
        } while (product.mod(range).compareTo(unfair) < 0);
        return product.shiftRight(64);
    }
}
