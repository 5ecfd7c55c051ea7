package dev.ferry.migration.ramp;

import dev.ferry.flag.FlagState;
import dev.ferry.flag.FlagState.Presence;
import dev.ferry.migration.ramp.Ramp.Pause.Cause;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Decides about one feature's rollout: what a person's word, the time or a number leads to. Up goes
 * only what was allowed, one stage at a time; down goes anything at any time.
 */
public final class Pilot {

    private final RampFacts facts;
    private final Ramp ramp;
    private final String feature;

    public Pilot(RampFacts facts) {
        this.facts = facts;
        this.ramp = facts.ramp();
        this.feature = facts.feature();
    }

    /** {@code /migrate rollout next}. */
    public Decision next(Person by) {
        return facts.policy()
                .after(facts.stage())
                .map(s -> raise(s, s.percent(), by, false))
                .orElseGet(() ->
                        Decision.Hold.of(
                                "everybody has the new model already.",
                                "What is left is to remove the flag and tick the clean-up."));
    }

    /** {@code /migrate rollout 5}. */
    public Decision to(int percent, Person by) {
        var now = facts.flag().flatMap(Percentage::number);
        int compared = now.map(n -> BigDecimal.valueOf(percent).compareTo(n)).orElse(1);
        if (compared < 0) {
            return lower(percent, by);
        }
        if (compared == 0 && ramp.order().isEmpty()) {
            return Decision.Hold.of(
                    "it is at %d %% already.".formatted(percent),
                    "`/migrate rollout " + feature + " next` begins the next stage.");
        }
        if (percent == 0) {
            return Decision.Hold.of(
                    "nobody can tell what its flag is now, and 0 % is a rollback.",
                    "Say `/migrate rollback " + feature + "`.");
        }
        var stage = facts.policy().holding(percent);
        var first = facts.policy().after(facts.stage());
        boolean skips = first.filter(f -> facts.policy().isBefore(f, stage)).isPresent();
        return skips
                ? Decision.Hold.of(
                        "the stage %s comes first.".formatted(first.orElseThrow().name()),
                        "`/migrate rollout " + feature + " next` begins it.")
                : raise(stage, percent, by, false);
    }

    private Decision lower(int percent, Person by) {
        if (percent == 0) {
            return rollback(by, Optional.of(by.username() + " asked for 0 %"));
        }
        var stage = Optional.of(facts.policy().holding(percent));
        var flag = facts.flag().orElseThrow();
        var why = "lowered to " + percent + " % by " + by.username() + ".";
        var next = ramp.lowered(stage, percent, flag, by.username(), facts.now(), why);
        return new Decision.Change(
                ramp.pause().isPresent()
                        ? next
                        : next.paused(Cause.ASKED, by.username(), facts.now(), why),
                why);
    }

    private Decision raise(Stage stage, int percent, Person by, boolean alone) {
        var reasons = new Gates(facts).before(stage, by, alone);
        if (!reasons.isEmpty()) {
            return new Decision.Hold(reasons);
        }
        var why =
                alone
                        ? "the stage before lasted long enough and every gate is open"
                        : "asked for by " + by.username() + ", and every gate is open";
        var next =
                ramp.going(
                        stage,
                        percent,
                        facts.flag().orElseThrow(),
                        by.username(),
                        facts.now(),
                        why);
        return new Decision.Change(
                alone ? next.telling(false, headline(stage), capital(why) + ".", "") : next, why);
    }

    private static String headline(Stage stage) {
        return "The stage " + stage.name() + " begins";
    }

    /** {@code /migrate rollout pause}. */
    public Decision pause(Person by) {
        if (ramp.pause().isPresent()) {
            var p = ramp.pause().get();
            return Decision.Hold.of(
                    "it stands still already, since %s: %s".formatted(Gates.time(p.at()), p.why()),
                    "`/migrate rollout " + feature + " resume` goes on.");
        }
        var why = by.username() + " asked for it.";
        return new Decision.Change(
                ramp.paused(Cause.ASKED, by.username(), facts.now(), why), "paused");
    }

    /**
     * {@code /migrate rollout resume}: what the flag is now is where it goes on from, and nothing
     * more.
     */
    public Decision resume(Person by) {
        var flag = facts.flag();
        var number = flag.filter(f -> f.presence() == Presence.PRESENT).flatMap(Percentage::number);
        if (number.isEmpty()) {
            return Decision.Hold.of(
                    "its flag shows no percentage from which to go on.",
                    "`/migrate why " + feature + "` tells what was read.");
        }
        if (ramp.order().isPresent()) {
            return Decision.Hold.of(
                    "the last move is still under way.", "Say it again in a moment.");
        }
        boolean same = flag.map(Ramp.Left::of).equals(ramp.left());
        if (ramp.pause().isEmpty() && (same || ramp.left().isEmpty() && !isOn(number.get()))) {
            return Decision.Hold.of(
                    "it is not paused.", "`/migrate rollout " + feature + " next` goes on.");
        }
        var why = "%s goes on from %s %%".formatted(by.username(), number.get().toPlainString());
        return new Decision.Change(
                keepsItsTime()
                        ? ramp.accepting(facts.stage(), ramp.approved(), flag.get(), ramp.since())
                        : ramp.accepting(
                                standing(number.get()),
                                number.get().intValue(),
                                flag.get(),
                                facts.now()),
                why);
    }

    /** A stage that was only paused, and whose flag nobody touched, keeps the time it had. */
    private boolean keepsItsTime() {
        return ramp.pause().filter(p -> p.cause() == Cause.ASKED).isPresent()
                && facts.flag().map(Ramp.Left::of).equals(ramp.left());
    }

    /** The stage in which somebody with this share stands. */
    private Optional<Stage> standing(BigDecimal number) {
        if (!isOn(number)) {
            return facts.stage().filter(s -> s.percent() == 0 && !ramp.isRolledBack());
        }
        return facts.policy().stages().stream()
                .filter(s -> s.audience().isEmpty())
                .filter(s -> BigDecimal.valueOf(s.percent()).compareTo(number) >= 0)
                .findFirst();
    }

    private static boolean isOn(BigDecimal number) {
        return number.signum() > 0;
    }

    /** {@code /migrate rollback}: nobody has the new model any more, whatever else is true. */
    public Decision rollback(Person by, Optional<String> reason) {
        var presence = facts.flag().map(FlagState::presence);
        if (presence.isEmpty()) {
            return Decision.Hold.of(
                    "this feature has no flag to switch off.",
                    "Its team has to roll back in the code.");
        }
        if (presence.get() == Presence.ABSENT || presence.get() == Presence.ARCHIVED) {
            return Decision.Hold.of(
                    "its flag is gone, so the code decides alone.",
                    "Its team has to roll back in the code, or bring the flag back.");
        }
        boolean isOff = facts.flag().flatMap(Percentage::number).filter(n -> !isOn(n)).isPresent();
        if (isOff && ramp.order().isEmpty() && (ramp.isRolledBack() || ramp.stage().isEmpty())) {
            return Decision.Hold.of(
                    "it is at 0 % already.", "Nobody has the new model through this flag.");
        }
        var why = reason.orElse("no reason was given");
        return rollback(by.username(), why);
    }

    private Decision rollback(String by, String why) {
        var next =
                ramp.lowered(Optional.empty(), 0, facts.flag().orElseThrow(), by, facts.now(), why)
                        .paused(Cause.ROLLED_BACK, by, facts.now(), why);
        return new Decision.Change(next, "rolled back: " + why);
    }

    /** What the flag and the numbers ask for, whether or not anybody is there. */
    public Decision watch() {
        var flag = facts.flag().filter(f -> f.presence() != Presence.UNREADABLE);
        if (ramp.order().isPresent() || flag.isEmpty() || !ramp.isBegun()) {
            return Decision.NOTHING;
        }
        boolean touched =
                ramp.left()
                        .filter(l -> !l.fingerprint().equals(flag.get().fingerprint()))
                        .isPresent();
        return touched ? foreign(flag.get(), ramp.left().orElseThrow()) : numbers();
    }

    private Decision foreign(FlagState flag, Ramp.Left left) {
        var shown = Percentage.of(flag).orElseThrow();
        boolean inAudience = facts.stage().flatMap(Stage::audience).isPresent();
        boolean finished = shown.equals(Percentage.GONE) && left.percent().equals("100");
        boolean known = ramp.pause().filter(p -> p.cause() == Cause.FOREIGN).isPresent();
        if (finished || known || inAudience && shown.equals(left.percent())) {
            return new Decision.Change(ramp.noticing(flag), "");
        }
        var who = flag.changedBy().orElse("somebody");
        var why = change(left.percent(), shown, who);
        var next =
                ramp.noticing(flag)
                        .paused(Cause.FOREIGN, who, facts.now(), why)
                        .telling(
                                true,
                                "The rollout is paused: somebody else moved the flag",
                                why,
                                "Ferry leaves it as it is. `/migrate rollout resume` goes on from"
                                        + " there, `/migrate rollback` takes it to 0 %.");
        return new Decision.Change(next, why);
    }

    private static String change(String before, String now, String who) {
        if (now.equals(Percentage.GONE)) {
            return "the flag was removed at its source by %s, while it was at %s %%."
                    .formatted(who, before);
        }
        return now.equals(before)
                ? "the rules of the flag were changed at its source by %s, at %s %%."
                        .formatted(who, now)
                : "%s moved the flag at its source from %s %% to %s %%."
                        .formatted(who, before, now);
    }

    private Decision numbers() {
        boolean rolls = ramp.pause().map(p -> p.cause() == Cause.ASKED).orElse(true);
        return rolls
                ? facts.regression().map(this::regressed).orElse(Decision.NOTHING)
                : Decision.NOTHING;
    }

    private Decision regressed(Report.Comparison worst) {
        var why = Spoken.regression(worst, facts.stage().orElseThrow());
        if (facts.policy().auto()) {
            var change = (Decision.Change) rollback(Person.FERRY.username(), why);
            return new Decision.Change(
                    change.next()
                            .telling(
                                    true,
                                    "Rolled back to 0 %",
                                    why,
                                    "Nobody has the new model now. When the reason is found:"
                                            + " `/migrate rollout resume`, then `next`."),
                    change.why());
        }
        var next =
                ramp.paused(Cause.REGRESSION, Person.FERRY.username(), facts.now(), why)
                        .telling(
                                true,
                                "The rollout is paused: the new model is worse",
                                why,
                                "`/migrate rollback` takes it to 0 % at once.");
        return new Decision.Change(next, why);
    }

    /** What goes on by itself: the next stage, where that is configured and a person began. */
    public Decision alone() {
        boolean rolls = facts.policy().auto() && ramp.stage().isPresent() && ramp.pause().isEmpty();
        return rolls
                ? facts.policy()
                        .after(facts.stage())
                        .map(s -> raise(s, s.percent(), Person.FERRY, true))
                        .orElse(Decision.NOTHING)
                : Decision.NOTHING;
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
