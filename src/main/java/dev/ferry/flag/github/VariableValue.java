package dev.ferry.flag.github;

import dev.ferry.flag.Rollout;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/** {@code 25}, {@code 25 %}, {@code 0.5}, {@code on}, {@code off}, {@code true}, {@code false}. */
final class VariableValue {

    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,4})?)\\s*(%?)");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private VariableValue() {}

    static Rollout rollout(String value) {
        var text = value.strip().toLowerCase(Locale.ROOT);
        var percent = PERCENT.matcher(text);
        if (percent.matches() && new BigDecimal(percent.group(1)).compareTo(HUNDRED) <= 0) {
            return Rollout.of(new BigDecimal(percent.group(1)), "", "");
        }
        return switch (text) {
            case "on", "true" -> Rollout.FULL;
            case "off", "false" -> Rollout.OFF;
            default ->
                    new Rollout.Unknown("the variable is not a percentage of 0 to 100, on or off");
        };
    }

    /** In the way in which the value was written before. */
    static String of(Rollout wanted, String before) {
        var number = wanted.share().orElseThrow().stripTrailingZeros().toPlainString();
        var text = before.strip().toLowerCase(Locale.ROOT);
        return switch (wanted) {
            case Rollout.Full _ when text.matches("true|false") -> "true";
            case Rollout.Off _ when text.matches("true|false") -> "false";
            case Rollout.Full _ when text.matches("on|off") -> "on";
            case Rollout.Off _ when text.matches("on|off") -> "off";
            default -> text.endsWith("%") ? number + "%" : number;
        };
    }
}
