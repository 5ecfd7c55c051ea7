package dev.ferry.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What Prometheus answers to an instant query, as one number; anything else says why it is none.
 */
final class QueryAnswer {

    private static final int LONGEST_WORDS = 200;

    /** Nothing that is compared is beyond it; a report about it should stay readable. */
    private static final double LARGEST = 1e15;

    private static final MathContext SHOWN = new MathContext(6);

    private QueryAnswer() {}

    static BigDecimal number(String of, JsonNode answer) throws NoNumberException {
        if (!answer.path("status").asText().equals("success")) {
            throw new NoNumberException(of, "failed: " + words(answer.path("error")));
        }
        if (answer.path("warnings").size() > 0) {
            throw new NoNumberException(
                    of, "was answered in part only: " + words(answer.path("warnings").path(0)));
        }
        var data = answer.path("data");
        return switch (data.path("resultType").asText()) {
            case "scalar" -> number(of, data.path("result").path(1).asText());
            case "vector" -> only(of, data.path("result"));
            case String other ->
                    throw new NoNumberException(
                            of, "gives a %s, and not one number".formatted(shortened(other)));
        };
    }

    private static BigDecimal only(String of, JsonNode series) throws NoNumberException {
        if (series.isEmpty()) {
            throw new NoNumberException(of, "gives nothing");
        }
        if (series.size() > 1) {
            throw new NoNumberException(
                    of, "gives %d series, and not one: add them up".formatted(series.size()));
        }
        if (!series.path(0).has("value")) {
            throw new NoNumberException(of, "gives a histogram, and not one number");
        }
        return number(of, series.path(0).path("value").path(1).asText());
    }

    private static BigDecimal number(String of, String text) throws NoNumberException {
        double number;
        try {
            number = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new NoNumberException(of, "gives no number but " + shortened(text));
        }
        if (Double.isNaN(number)) {
            throw new NoNumberException(of, "gives NaN: nothing was counted");
        }
        if (Math.abs(number) > LARGEST) {
            throw new NoNumberException(of, "gives " + shortened(text));
        }
        return Math.abs(number) < 1 / LARGEST
                ? BigDecimal.ZERO
                : new BigDecimal(number, SHOWN).stripTrailingZeros();
    }

    private static String words(JsonNode node) {
        return shortened(node.asText());
    }

    private static String shortened(String text) {
        var line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= LONGEST_WORDS ? line : line.substring(0, LONGEST_WORDS) + "…";
    }
}
