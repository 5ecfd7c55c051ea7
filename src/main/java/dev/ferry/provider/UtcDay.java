package dev.ferry.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The UTC day of a moment in JSON: a plain day, an instant with or without an offset, or seconds
 * since 1970 as some clients of AWS print them.
 */
final class UtcDay {

    /** Beyond it no number of seconds is a day that {@link LocalDate} knows. */
    private static final double LAST_SECOND = 1e11;

    private UtcDay() {}

    static Optional<LocalDate> of(JsonNode value) {
        if (value.isNumber()) {
            double seconds = value.asDouble();
            return Math.abs(seconds) > LAST_SECOND
                    ? Optional.empty()
                    : Optional.of(
                            LocalDate.ofInstant(
                                    Instant.ofEpochSecond((long) Math.floor(seconds)),
                                    ZoneOffset.UTC));
        }
        return value.isTextual() ? of(value.asText().strip()) : Optional.empty();
    }

    private static Optional<LocalDate> of(String text) {
        try {
            if (text.length() == "2026-11-30".length()) {
                return Optional.of(LocalDate.parse(text));
            }
            var iso = text.replaceFirst(" ", "T");
            return Optional.of(
                    iso.matches(".*(Z|[+-]\\d{2}:?\\d{2})")
                            ? OffsetDateTime.parse(iso)
                                    .atZoneSameInstant(ZoneOffset.UTC)
                                    .toLocalDate()
                            : LocalDateTime.parse(iso).toLocalDate());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
