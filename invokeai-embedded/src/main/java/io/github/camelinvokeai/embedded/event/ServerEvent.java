package io.github.camelinvokeai.embedded.event;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Something that happened.
 *
 * @param name    as on the socket, such as {@code queue_item_status_changed}
 * @param payload as on the socket; not changed once it is here
 */
public record ServerEvent(String name, ObjectNode payload, Audience audience) {
}
