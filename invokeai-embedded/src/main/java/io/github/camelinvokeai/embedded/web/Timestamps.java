package io.github.camelinvokeai.embedded.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Points in time as InvokeAI's database writes them: UTC, without saying so. */
public final class Timestamps {

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS")
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
            .withZone(ZoneOffset.UTC);

    private Timestamps() {
    }

    /** Such as {@code 2026-11-25 06:51:15.031}. */
    public static String millis(Instant time) {
        return MILLIS.format(time);
    }

    /** Such as {@code 2026-11-25 06:51:15}. */
    public static String seconds(Instant time) {
        return SECONDS.format(time);
    }
}
