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
 * @param moving the migrations that leave it
 * @param urgency {@code late} where it has ended and is used, {@code at-risk} where it ends soon
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
        List<FeatureRow.MigrationName> moving,
        List<Evidence> evidence,
        String urgency) {

    private static final int SOON = 90;

    /** A feature that calls it, as configured. */
    record User(String name, String team, Optional<String> migration) {}

    static ModelRow of(
            Model model,
            Offer offer,
            List<User> users,
            List<FeatureRow.MigrationName> moving,
            LocalDate today) {
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
                moving,
                offer.evidence(),
                urgency(offer, ends, users));
    }

    private static String urgency(Offer offer, Optional<Day> ends, List<User> users) {
        boolean firm = offer.retires().filter(r -> r.certainty() == Certainty.FIRM).isPresent();
        if (users.isEmpty() || !firm) {
            return "";
        }
        long left = ends.map(Day::left).orElse(Long.MAX_VALUE);
        return left <= 0 ? "late" : left <= SOON ? "at-risk" : "on-track";
    }

    private static String words(Certainty certainty) {
        return switch (certainty) {
            case FIRM -> "announced";
            case TENTATIVE -> "may move";
            case NOT_SOONER_THAN -> "not sooner";
            case NONE -> "no date";
        };
    }

    boolean used() {
        return !users.isEmpty();
    }
}
