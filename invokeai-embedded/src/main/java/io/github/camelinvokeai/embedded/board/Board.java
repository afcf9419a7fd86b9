package io.github.camelinvokeai.embedded.board;

import java.time.Instant;

/** A board; what lies on it is not kept here. */
record Board(
        String id, String name, String ownerId, Instant createdAt, Instant updatedAt, boolean archived, String visibility,
        boolean changed) {

    static final String PRIVATE = "private";
    static final String PUBLIC = "public";

    Board with(String otherName, Boolean otherArchived, String otherVisibility, Instant now) {
        return new Board(
                id, otherName == null ? name : otherName, ownerId, createdAt, now,
                otherArchived == null ? archived : otherArchived, otherVisibility == null ? visibility : otherVisibility,
                true);
    }
}
