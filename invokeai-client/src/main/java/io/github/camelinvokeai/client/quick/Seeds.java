package io.github.camelinvokeai.client.quick;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;

/** The seeds of the pictures of one request. */
final class Seeds {

    private static final long COUNT = TextToImage.MAX_SEED + 1;

    private Seeds() {
    }

    /** One for each picture, each after the one before; after the largest comes 0. */
    static List<Long> of(TextToImage request) {
        long first = request.seed() == null ? ThreadLocalRandom.current().nextLong(COUNT) : request.seed();
        return LongStream.range(first, first + request.images()).map(seed -> seed % COUNT).boxed().toList();
    }
}
