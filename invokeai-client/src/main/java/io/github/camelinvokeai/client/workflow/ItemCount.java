package io.github.camelinvokeai.client.workflow;

import java.math.BigInteger;

import com.fasterxml.jackson.databind.JsonNode;

/** How many queue items InvokeAI makes of a batch. */
public final class ItemCount {

    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private ItemCount() {
    }

    /**
     * Counts as the server does: a group of zipped values gives as many items as it has values, groups multiply each
     * other, and all that is done as often as the batch runs.
     *
     * @param  payload the body of an enqueue request
     * @return         0 if a group is empty; at most {@link Long#MAX_VALUE}
     */
    public static long of(JsonNode payload) {
        JsonNode batch = payload.path("batch");
        BigInteger count = BigInteger.valueOf(batch.path("runs").asLong(1));
        for (JsonNode group : batch.path("data")) {
            count = count.multiply(BigInteger.valueOf(group.path(0).path("items").size()));
        }
        return count.min(MOST).longValue();
    }
}
