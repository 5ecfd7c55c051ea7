package dev.ferry.migration;

import dev.ferry.flag.FlagState;
import dev.ferry.flag.Rollout;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Says in words what was read of a flag. */
record FlagWords(FeatureFacts facts) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    String sentence() {
        return facts.flag()
                .map(this::reading)
                .orElse("The feature has no flag; its phase is read from the checklist alone.");
    }

    private String reading(FlagState flag) {
        return switch (flag.presence()) {
            case PRESENT ->
                    "Flag %s is %s%s%s (read %s)."
                            .formatted(
                                    flag.key(),
                                    rollout(flag),
                                    targeting(flag),
                                    change(flag),
                                    moment(flag.observedAt()));
            case ABSENT ->
                    "There is no flag %s (read %s)%s."
                            .formatted(flag.key(), moment(flag.observedAt()), past());
            case ARCHIVED ->
                    "Flag %s is archived (read %s)%s."
                            .formatted(
                                    flag.key(),
                                    moment(flag.observedAt()),
                                    facts.flagWasOn() ? ", and it was on before" : "");
            case UNREADABLE ->
                    "Flag %s cannot be read now%s; %s."
                            .formatted(flag.key(), problem(flag.rollout()), lastTime(flag));
        };
    }

    private String past() {
        if (facts.flagWasOn()) {
            return ", and it was on before";
        }
        return facts.flagWasPresent()
                ? ", though there was one before"
                : ", and none was seen before";
    }

    private static String problem(Rollout rollout) {
        return rollout instanceof Rollout.Unknown(var reason) ? " (" + reason + ")" : "";
    }

    private String lastTime(FlagState now) {
        return facts.lastKnownFlag()
                .map(last -> "%s before, it was %s".formatted(age(last, now), lastState(last)))
                .orElse("it was never read");
    }

    private static String lastState(FlagState last) {
        return last.presence() == FlagState.Presence.PRESENT ? rollout(last) : "not there";
    }

    private static String age(FlagState last, FlagState now) {
        var age = Duration.between(last.observedAt(), now.observedAt());
        if (age.toDays() > 0) {
            return Words.count(age.toDays(), "day");
        }
        return age.toHours() > 0
                ? Words.count(age.toHours(), "hour")
                : Words.count(Math.max(0, age.toMinutes()), "minute");
    }

    private static String rollout(FlagState flag) {
        return switch (flag.rollout()) {
            case Rollout.Off() -> "off";
            case Rollout.Full() -> "on for everybody";
            case Rollout.Percent(var value, _, _) -> "on for " + plain(value) + "%";
            case Rollout.Mixed(var min, var max, var reason) ->
                    "on for %s%% to %s%%: %s".formatted(plain(min), plain(max), reason);
            case Rollout.Unknown(var reason) ->
                    "there, but nobody can tell for how many: " + reason;
        };
    }

    private static String targeting(FlagState flag) {
        return flag.targeting().isEmpty()
                ? ""
                : ", and by name for " + Words.list(flag.targeting());
    }

    private static String change(FlagState flag) {
        return flag.lastChanged()
                .map(at ->
                        ", changed "
                                + moment(at)
                                + flag.changedBy().map(who -> " by " + who).orElse(""))
                .orElse("");
    }

    private static String moment(Instant at) {
        return MOMENT.format(at);
    }

    private static String plain(BigDecimal percent) {
        return percent.stripTrailingZeros().toPlainString();
    }
}
