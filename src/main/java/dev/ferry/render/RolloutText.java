package dev.ferry.render;

import dev.ferry.flag.FlagState;
import dev.ferry.flag.Rollout;
import dev.ferry.migration.FeatureFacts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * How far a flag is open, in a few characters: {@code 50 %}, {@code ?} where nobody knows, and for
 * a source that does not answer what it said last and when. That moment is absolute: a table that
 * says "12 minutes ago" is wrong a minute later, or must be written every minute.
 */
public final class RolloutText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm 'UTC'");

    private RolloutText() {}

    public static String of(boolean hasFlag, FeatureFacts facts) {
        return facts.flag().map(now -> of(now, facts)).orElse(hasFlag ? "?" : "–");
    }

    private static String of(FlagState now, FeatureFacts facts) {
        return switch (now.presence()) {
            case PRESENT -> of(now.rollout()) + targeting(now);
            case ARCHIVED -> "removed";
            case ABSENT -> facts.flagWasPresent() ? "removed" : "no flag yet";
            case UNREADABLE ->
                    facts.lastKnownFlag()
                            .filter(last -> last.presence() == FlagState.Presence.PRESENT)
                            .map(last -> of(last.rollout()) + " (" + seen(last, now) + ")")
                            .orElse("?");
        };
    }

    static String of(Rollout rollout) {
        return switch (rollout) {
            case Rollout.Off() -> "0 %";
            case Rollout.Full() -> "100 %";
            case Rollout.Percent(var value, _, _) -> plain(value) + " %";
            case Rollout.Mixed(var min, var max, _) -> plain(min) + "–" + plain(max) + " %";
            case Rollout.Unknown(_) -> "?";
        };
    }

    private static String targeting(FlagState state) {
        boolean more = !state.targeting().isEmpty() && !(state.rollout() instanceof Rollout.Full);
        return more ? " + named users" : "";
    }

    private static String seen(FlagState last, FlagState now) {
        var then = last.observedAt().atOffset(ZoneOffset.UTC);
        var day = LocalDate.ofInstant(now.observedAt(), ZoneOffset.UTC);
        return then.toLocalDate().equals(day)
                ? "at " + then.format(TIME)
                : "on " + then.toLocalDate();
    }

    private static String plain(BigDecimal percent) {
        return percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString();
    }
}
