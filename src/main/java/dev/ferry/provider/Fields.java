package dev.ferry.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.registry.Certainty;
import dev.ferry.registry.sync.End;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The fields of one object in a listing. What is missing, {@code null} or empty is absent; what is
 * there and no such thing as it should be ends the reading, with its path.
 *
 * @param path where the object stands, for messages
 * @param today beyond twenty years from here, and before models were sold, no date is meant as one
 */
record Fields(JsonNode json, String path, LocalDate today) {

    private static final int FARTHEST_YEARS = 20;
    private static final LocalDate FIRST_MODELS = LocalDate.of(2018, 1, 1);

    boolean has(String name) {
        return json.has(name);
    }

    Fields in(String name) {
        var inner = json.path(name);
        if (!inner.isMissingNode() && !inner.isNull() && !inner.isObject()) {
            throw wrong(name, "an object", inner);
        }
        return new Fields(inner, path + "." + name, today);
    }

    Stream<Fields> each(String name) {
        var list = json.path(name);
        if (list.isMissingNode() || list.isNull()) {
            return Stream.of();
        }
        if (!list.isArray()) {
            throw wrong(name, "a list", list);
        }
        return IntStream.range(0, list.size())
                .mapToObj(i -> new Fields(list.get(i), path + "." + name + "[" + i + "]", today));
    }

    Optional<String> text(String name) {
        var value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw wrong(name, "text", value);
        }
        return Optional.of(value.asText().strip()).filter(t -> !t.isEmpty());
    }

    String name(String field) {
        return text(field)
                .orElseThrow(
                        () -> new UnreadableListingException(path + " has no \"" + field + "\""));
    }

    /** The UTC day; empty for what only stands in for "never". */
    Optional<LocalDate> day(String name) {
        var value = json.path(name);
        if (value.isMissingNode()
                || value.isNull()
                || value.asText("").isBlank() && !value.isContainerNode()) {
            return Optional.empty();
        }
        return UtcDay.of(value)
                .or(() -> {
                    throw wrong(name, "a date", value);
                })
                .filter(d ->
                        !d.isBefore(FIRST_MODELS) && !d.isAfter(today.plusYears(FARTHEST_YEARS)));
    }

    /** A field that is left out says nothing; one that is there and empty says "no day". */
    End end(String name, Optional<Certainty> certainty) {
        return has(name)
                ? day(name).<End>map(d -> new End.On(d, certainty)).orElseGet(End.Open::new)
                : new End.Silent();
    }

    private UnreadableListingException wrong(String name, String expected, JsonNode found) {
        return new UnreadableListingException(
                "%s.%s is not %s: %s".formatted(path, name, expected, Quote.of(found.toString())));
    }
}
