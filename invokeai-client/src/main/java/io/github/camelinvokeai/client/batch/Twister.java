package io.github.camelinvokeai.client.batch;

/**
 * The random numbers of InvokeAI's UI: MT19937, started from one number as its authors do since 2002. Only the same
 * numbers make the same batch for a seed, and the generators of the JDK and of Commons RNG start differently.
 */
final class Twister {

    private static final int SIZE = 624;
    private static final int MIDDLE = 397;
    private static final int MATRIX = 0x9908b0df;
    private static final int HIGHEST_BIT = 0x80000000;
    private static final int LOWER_BITS = 0x7fffffff;
    private static final double RANGE = 4294967296.0;

    private final int[] state = new int[SIZE];
    private int next = SIZE;

    /** @param seed of which the lower 32 bits count */
    Twister(long seed) {
        state[0] = (int) seed;
        for (int i = 1; i < SIZE; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
    }

    /** The next number, at least 0 and less than 1, of 32 random bits. */
    double next() {
        if (next == SIZE) {
            refill();
        }
        int bits = state[next++];
        bits ^= bits >>> 11;
        bits ^= (bits << 7) & 0x9d2c5680;
        bits ^= (bits << 15) & 0xefc60000;
        bits ^= bits >>> 18;
        return Integer.toUnsignedLong(bits) / RANGE;
    }

    private void refill() {
        for (int i = 0; i < SIZE; i++) {
            int bits = (state[i] & HIGHEST_BIT) | (state[(i + 1) % SIZE] & LOWER_BITS);
            state[i] = state[(i + MIDDLE) % SIZE] ^ (bits >>> 1) ^ ((bits & 1) == 0 ? 0 : MATRIX);
        }
        next = 0;
    }
}
