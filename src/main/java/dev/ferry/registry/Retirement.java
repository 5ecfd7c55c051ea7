package dev.ferry.registry;

import java.time.LocalDate;

/**
 * When a provider switches a model off on one surface.
 *
 * @param date the first UTC day on which calls may fail
 * @param wholeMonth the provider named only a month; {@code date} is its first day
 */
public record Retirement(LocalDate date, Certainty certainty, boolean wholeMonth) {

    public static Retirement firm(LocalDate date) {
        return new Retirement(date, Certainty.FIRM, false);
    }
}
