package dev.ferry.cli;

import dev.ferry.registry.Certainty;
import dev.ferry.registry.Retirement;
import dev.ferry.registry.sync.Difference;
import dev.ferry.registry.sync.End;
import dev.ferry.registry.sync.Sighting;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Differences in short words: for the cells of a table, and as the values of JSON. */
final class SyncWords {

    static final String NOTHING = "-";

    private SyncWords() {}

    /** What kind of difference it is; scripts know it by this word. */
    static String kind(Difference difference) {
        return switch (difference) {
            case Difference.Unknown _ -> "unknown-model";
            case Difference.NewHere _ -> "new-on-surface";
            case Difference.DateNew _ -> "date-new";
            case Difference.DateLater _ -> "date-later";
            case Difference.DateEarlier _ -> "date-earlier";
            case Difference.DateWithdrawn _ -> "date-withdrawn";
            case Difference.CertaintyChanged _ -> "certainty-changed";
            case Difference.LifecycleChanged _ -> "lifecycle-changed";
            case Difference.AnnouncementChanged _ -> "announcement-changed";
            case Difference.NotListed _ -> "not-listed";
            case Difference.Contradiction _ -> "contradiction";
        };
    }

    static String what(Difference difference) {
        return switch (difference) {
            case Difference.Unknown _ -> "unknown model";
            case Difference.NewHere _ -> "new here";
            case Difference.DateNew _ -> "end announced";
            case Difference.DateLater d when isSureNow(d.was(), d.now()) -> "end set";
            case Difference.DateLater _ -> "ends later";
            case Difference.DateEarlier _ -> "ends EARLIER";
            case Difference.DateWithdrawn _ -> "end withdrawn";
            case Difference.CertaintyChanged d ->
                    isSureNow(d.was(), d.now()) ? "end set" : "end less sure";
            case Difference.LifecycleChanged _ -> "state";
            case Difference.AnnouncementChanged _ -> "announced on";
            case Difference.NotListed _ -> "no longer listed";
            case Difference.Contradiction _ -> "listed twice, not alike";
        };
    }

    private static boolean isSureNow(Retirement was, Retirement now) {
        return was.certainty() != Certainty.FIRM && now.certainty() == Certainty.FIRM;
    }

    static String was(Difference difference) {
        return switch (difference) {
            case Difference.DateLater d -> ModelText.end(d.was());
            case Difference.DateEarlier d -> ModelText.end(d.was());
            case Difference.DateWithdrawn d -> ModelText.end(d.was());
            case Difference.CertaintyChanged d -> ModelText.end(d.was());
            case Difference.LifecycleChanged d -> ModelText.word(d.was());
            case Difference.AnnouncementChanged d -> text(d.was());
            case Difference.NotListed d ->
                    state(
                            Optional.of(ModelText.word(d.offer().lifecycle())),
                            d.offer().retires().map(ModelText::end));
            case Difference.Unknown _,
                    Difference.NewHere _,
                    Difference.DateNew _,
                    Difference.Contradiction _ ->
                    NOTHING;
        };
    }

    static String is(Difference difference) {
        return switch (difference) {
            case Difference.DateNew d -> ModelText.end(d.now());
            case Difference.DateLater d -> ModelText.end(d.now());
            case Difference.DateEarlier d -> ModelText.end(d.now());
            case Difference.CertaintyChanged d -> ModelText.end(d.now());
            case Difference.LifecycleChanged d -> ModelText.word(d.now());
            case Difference.AnnouncementChanged d -> d.now().toString();
            case Difference.Unknown d -> state(d.seen());
            case Difference.NewHere d -> state(d.seen());
            case Difference.Contradiction d -> states(d.seen());
            case Difference.DateWithdrawn _, Difference.NotListed _ -> NOTHING;
        };
    }

    /** The end as the provider tells it, where that is what differs. */
    static Optional<Retirement> now(Difference difference) {
        return switch (difference) {
            case Difference.DateNew d -> Optional.of(d.now());
            case Difference.DateLater d -> Optional.of(d.now());
            case Difference.DateEarlier d -> Optional.of(d.now());
            case Difference.CertaintyChanged d -> Optional.of(d.now());
            case Difference.NotListed d -> d.offer().retires();
            case Difference.LifecycleChanged _,
                    Difference.AnnouncementChanged _,
                    Difference.DateWithdrawn _,
                    Difference.Unknown _,
                    Difference.NewHere _,
                    Difference.Contradiction _ ->
                    Optional.empty();
        };
    }

    static String left(LocalDate today, LocalDate end) {
        long days = ChronoUnit.DAYS.between(today, end);
        return days == 1 ? "1 day" : days >= 0 ? days + " days" : "over for " + -days + " days";
    }

    private static String states(List<Sighting> seen) {
        return seen.stream().map(SyncWords::state).distinct().collect(Collectors.joining(" / "));
    }

    private static String state(Sighting seen) {
        var end =
                seen.end() instanceof End.On(var day, var certainty)
                        ? Optional.of(
                                day + certainty.map(c -> " (" + ModelText.word(c) + ")").orElse(""))
                        : Optional.<String>empty();
        return state(seen.lifecycle().map(ModelText::word), end);
    }

    private static String state(Optional<String> lifecycle, Optional<String> end) {
        var words =
                Stream.of(lifecycle, end.map(e -> "ends " + e))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(", "));
        return words.isEmpty() ? "listed" : words;
    }

    private static String text(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse(NOTHING);
    }
}
