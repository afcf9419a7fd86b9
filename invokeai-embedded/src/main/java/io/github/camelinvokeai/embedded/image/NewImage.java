package io.github.camelinvokeai.embedded.image;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What is said about a picture when it is kept.
 *
 * @param origin    {@code internal} for a job's, {@code external} for an upload
 * @param category  {@code general}, {@code mask}, {@code control}, {@code user} or {@code other}
 * @param userId    who owns it; {@code system} on a server without logins
 * @param boardId   null for none; an unknown one counts as none
 * @param sessionId of the job that made it, or null
 * @param nodeId    the prepared node that made it, or null
 * @param metadata  null for none
 * @param workflow  as JSON text, null for none
 * @param graph     as JSON text, null for none
 */
public record NewImage(
        String origin, String category, boolean intermediate, String userId, String boardId, String sessionId, String nodeId,
        ObjectNode metadata, String workflow, String graph) {
}
