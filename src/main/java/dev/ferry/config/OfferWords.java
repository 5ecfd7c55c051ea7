package dev.ferry.config;

import dev.ferry.registry.Offer;
import dev.ferry.registry.Offer.Observation;
import dev.ferry.registry.Replacement;
import dev.ferry.registry.Retirement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values of {@code models.yaml} as they are written in one line. */
final class OfferWords {

    /** In the order in which they are written. */
    static final List<String> KEYS =
            List.of(
                    "ids",
                    "aliases",
                    "profiles",
                    "flavours",
                    "lifecycle",
                    "deprecated",
                    "retires",
                    "replacement",
                    "evidence",
                    "history");

    private static final int WIDEST = 100;

    private OfferWords() {}

    /**
     * Every key that an offer has something for, with its value.
     *
     * @param evidence the names of its sources
     */
    static Map<String, String> values(Offer offer, List<String> evidence) {
        var values = new LinkedHashMap<String, String>();
        list(values, "ids", offer.ids());
        list(values, "aliases", offer.aliases());
        list(values, "profiles", offer.profiles().stream().sorted().toList());
        list(values, "flavours", offer.flavours().stream().sorted().toList());
        values.put("lifecycle", word(offer.lifecycle()));
        offer.deprecated().ifPresent(d -> values.put("deprecated", d.toString()));
        offer.retires().ifPresent(r -> values.put("retires", retirement(r)));
        if (!offer.replacements().isEmpty()) {
            values.put(
                    "replacement",
                    joined(offer.replacements().stream().map(OfferWords::replacement)));
        }
        list(values, "evidence", evidence);
        if (!offer.history().isEmpty()) {
            values.put("history", history(offer.history()));
        }
        return values;
    }

    private static void list(Map<String, String> values, String key, Collection<String> texts) {
        if (!texts.isEmpty()) {
            values.put(key, joined(texts.stream().map(OfferWords::quoted)));
        }
    }

    private static String joined(Stream<String> items) {
        return items.collect(Collectors.joining(", ", "[", "]"));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String retirement(Retirement r) {
        return "{date: %s, certainty: %s%s}"
                .formatted(
                        r.date(), word(r.certainty()), r.wholeMonth() ? ", precision: month" : "");
    }

    static String history(List<Observation> history) {
        return joined(history.stream().map(OfferWords::observation));
    }

    static String observation(Observation seen) {
        return "{observed: %s%s}"
                .formatted(
                        seen.observed(),
                        seen.retires().map(r -> ", retires: " + retirement(r)).orElse(""));
    }

    private static String replacement(Replacement r) {
        var params =
                r.params().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(e -> quoted(e.getKey()) + ": " + quoted(e.getValue()))
                        .collect(Collectors.joining(", ", ", params: {", "}"));
        return "{model: %s%s%s%s}"
                .formatted(
                        r.model(),
                        r.params().isEmpty() ? "" : params,
                        r.by().equals("provider") ? "" : ", by: " + quoted(r.by()),
                        r.asOf().map(d -> ", as_of: " + d).orElse(""));
    }

    /** Plain where nothing in it could be read as more than text. */
    static String quoted(String text) {
        boolean plain = text.matches("[A-Za-z0-9][A-Za-z0-9._/@-]*") && !text.equals("null");
        return plain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    static String inOneLine(Map<String, String> values) {
        return values.entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** One key in a line. */
    static String inLines(Map<String, String> values, String indentation, String lineBreak) {
        return values.entrySet().stream()
                .map(e -> lineBreak + indentation + e.getKey() + ": " + e.getValue())
                .collect(Collectors.joining());
    }

    /**
     * Behind the key of a surface: in its line where it fits, else below it.
     *
     * @param indentation of the key
     */
    static String behind(
            String key, Map<String, String> values, String indentation, String lineBreak) {
        var line = " " + inOneLine(values);
        boolean fits =
                indentation.length() + key.length() + 1 + line.length() <= WIDEST
                        && !values.containsKey("history");
        return fits ? line : inLines(values, indentation + "  ", lineBreak);
    }
}
