package io.github.camelinvokeai.client.queue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** InvokeAI's time stamps: {@code 2026-01-31 12:00:00.123}, in UTC without saying so, or ISO 8601 in some answers. */
final class ServerTime {

    private ServerTime() {
    }

    static Optional<Instant> parse(String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        String iso = text.strip().replace(' ', 'T');
        try {
            return Optional.of(hasZone(iso)
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static boolean hasZone(String iso) {
        return iso.matches(".*(Z|[+-]\\d\\d:\\d\\d)$");
    }
}
