package io.github.camelinvokeai.embedded.queue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.image.ImageKeeper;
import io.github.camelinvokeai.embedded.node.NodeRegistry;

/** What nodes work with: pictures, models, and what earlier nodes left, of which the oldest is cleared away. */
public final class Workshop {

    // The cache of nodes hands out the names of what they left, so it must outlive the job, and the cache.
    private static final int MOST_LEFT = 2_000;

    private final NodeRegistry nodes;
    private final ImageKeeper images;
    private final Function<String, Optional<ObjectNode>> models;
    private final Duration timePerStep;
    private final Map<String, Object> left = new LinkedHashMap<>();

    /** @param models finds an installed model by its key */
    public Workshop(NodeRegistry nodes, ImageKeeper images, Function<String, Optional<ObjectNode>> models,
                    Duration timePerStep) {
        this.nodes = nodes;
        this.images = images;
        this.models = models;
        this.timePerStep = timePerStep;
    }

    NodeRegistry nodes() {
        return nodes;
    }

    ImageKeeper images() {
        return images;
    }

    Function<String, Optional<ObjectNode>> models() {
        return models;
    }

    Duration timePerStep() {
        return timePerStep;
    }

    synchronized String leave(String kind, Object value) {
        String name = kind + "_" + UUID.randomUUID();
        left.put(name, value);
        if (left.size() > MOST_LEFT) {
            left.remove(left.keySet().iterator().next());
        }
        return name;
    }

    synchronized <T> Optional<T> left(String name, Class<T> type) {
        return Optional.ofNullable(left.get(name)).filter(type::isInstance).map(type::cast);
    }
}
