package dev.ferry.tracker.embedded.web;

import dev.ferry.tracker.Timebox;
import dev.ferry.tracker.embedded.Member;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** How people, labels and times look. */
final class Looks {

    private static final int HUES = 12;
    private static final int SOON = 14;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    /** The signs that people may set, and how forges name them. */
    static final Map<String, String> EMOJI =
            Map.of(
                    "eyes",
                    "👀",
                    "thumbsup",
                    "👍",
                    "thumbsdown",
                    "👎",
                    "heart",
                    "❤️",
                    "tada",
                    "🎉",
                    "rocket",
                    "🚀");

    private Looks() {}

    static Models.Person person(Member member) {
        var user = member.user();
        return new Models.Person(
                user.username(),
                user.name(),
                initials(user.name()),
                hue(user.id()),
                member.role().name().toLowerCase(Locale.ROOT),
                String.join(", ", member.teams()),
                may(member));
    }

    static Models.Label label(String name) {
        return new Models.Label(name, hue(name));
    }

    static Models.Moment moment(Instant at) {
        return new Models.Moment(at.toString(), MINUTE.format(at));
    }

    static Models.Milestone milestone(Timebox milestone) {
        return new Models.Milestone(
                milestone.title(),
                milestone.start().map(LocalDate::toString),
                milestone.due().map(LocalDate::toString));
    }

    static Models.Due due(LocalDate day, LocalDate today, boolean open) {
        var tone = "later";
        if (open && day.isBefore(today)) {
            tone = "late";
        } else if (open && !day.isAfter(today.plusDays(SOON))) {
            tone = "soon";
        }
        return new Models.Due(day.toString(), DAY.format(day), tone);
    }

    static String emoji(String name) {
        return EMOJI.getOrDefault(name, name);
    }

    private static String may(Member member) {
        return switch (member.role()) {
            case NONE -> "reads";
            case GUEST -> "reads and comments";
            case REPORTER, DEVELOPER -> "opens and edits issues";
            case MAINTAINER, OWNER -> "edits everything";
        };
    }

    /** Of the first and the last word that begin with a letter or digit. */
    private static String initials(String name) {
        var letters =
                Stream.of(name.split("[\\s_.-]+", 20))
                        .filter(w -> !w.isEmpty() && Character.isLetterOrDigit(w.codePointAt(0)))
                        .map(w -> Character.toString(w.codePointAt(0)).toUpperCase(Locale.ROOT))
                        .toList();
        return switch (letters.size()) {
            case 0 -> "?";
            case 1 -> letters.getFirst();
            default -> letters.getFirst() + letters.getLast();
        };
    }

    /** Neighbours differ. */
    private static int hue(long id) {
        return (int) (id * 5 % HUES);
    }

    private static int hue(String name) {
        return Math.floorMod(name.hashCode(), HUES);
    }
}
