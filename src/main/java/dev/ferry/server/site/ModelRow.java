package dev.ferry.server.site;

import dev.ferry.registry.Certainty;
import dev.ferry.registry.Evidence;
import dev.ferry.registry.Model;
import dev.ferry.registry.Offer;
import dev.ferry.server.site.Days.Day;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One model on one platform: when it ends there, who still uses it, and how we know.
 *
 * @param certainty in words
 * @param urgency {@code late} where it is used and has ended or ends within a month, {@code
 *     at-risk} where it ends within three
 */
record ModelRow(
        String id,
        String provider,
        String surface,
        String state,
        Optional<Day> ends,
        String certainty,
        List<String> instead,
        List<User> users,
        List<Evidence> evidence,
        String urgency) {

    private static final int NOW = 30;
    private static final int SOON = 90;

    /**
     * A feature that calls it, as configured.
     *
     * @param migration that carries it away, or did
     */
    record User(String name, String team, Optional<String> migration) {}

    static ModelRow of(Model model, Offer offer, List<User> users, LocalDate today) {
        var ends = offer.retires().map(r -> Days.day(r.date(), today));
        return new ModelRow(
                model.id(),
                model.provider(),
                offer.surface(),
                offer.lifecycle().name().toLowerCase(Locale.ROOT),
                ends,
                offer.retires().map(r -> words(r.certainty())).orElse("no date"),
                offer.replacements().stream().map(r -> r.model()).distinct().toList(),
                users,
                offer.evidence(),
                urgency(offer, ends, users));
    }

    private static String urgency(Offer offer, Optional<Day> ends, List<User> users) {
        boolean firm = offer.retires().filter(r -> r.certainty() == Certainty.FIRM).isPresent();
        if (users.isEmpty() || !firm) {
            return "";
        }
        long left = ends.map(Day::left).orElse(Long.MAX_VALUE);
        return left < NOW ? "late" : left <= SOON ? "at-risk" : "on-track";
    }

    private static String words(Certainty certainty) {
        return switch (certainty) {
            case FIRM -> "announced";
            case TENTATIVE -> "may move";
            case NOT_SOONER_THAN -> "not sooner";
            case NONE -> "no date";
        };
    }

    boolean urgent() {
        return urgency.equals("late") || urgency.equals("at-risk");
    }

    List<User> unmoved() {
        return users.stream().filter(u -> u.migration().isEmpty()).toList();
    }

    /** What somebody writes to begin, where a replacement is known. */
    Optional<String> command() {
        return instead.stream().findFirst().map(to -> "/migrate " + id + " to " + to);
    }

    boolean used() {
        return !users.isEmpty();
    }
}
