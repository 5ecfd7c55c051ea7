package dev.ferry.migration.ramp;

import dev.ferry.flag.FlagState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far the guarded rollout of a feature is. Whatever happens, Ferry sets no flag above {@link
 * #approved}.
 *
 * @param stage name of the stage that was begun last; empty: none
 * @param approved the percentage that a person, or the gates in their place, allowed
 * @param since when the stage began
 * @param order a move that is decided and not yet known to be done
 * @param left how we left the flag, or accepted it; what differs from it is somebody else's work
 * @param pause why it does not go on
 * @param notices what the feature's issue has to be told, and was not yet
 * @param count of orders and notices so far: each has its own number
 */
public record Ramp(
        Optional<String> stage,
        int approved,
        Instant since,
        Optional<Order> order,
        Optional<Left> left,
        Optional<Pause> pause,
        List<Notice> notices,
        int count) {

    /** Nothing was ever begun. */
    public static final Ramp NONE =
            new Ramp(
                    Optional.empty(),
                    0,
                    Instant.EPOCH,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    0);

    /**
     * @param fingerprint of the reading on which it was decided; a higher percentage is only set on
     *     that, a lower one on anything
     * @param from the percentage at that moment, as the history tells it
     * @param before where the ramp stood, for an order that cannot be carried out
     * @param by username, or {@code ferry}
     */
    public record Order(
            int number,
            int percent,
            String fingerprint,
            String from,
            String by,
            Instant at,
            String why,
            Standing before) {}

    /** A stage, the percentage that was allowed in it, and when it began. */
    public record Standing(Optional<String> stage, int approved, Instant since) {}

    /**
     * @param percent as the history tells it: {@code 5}, {@code ?}, {@code gone}
     */
    public record Left(String percent, String fingerprint) {
        public static Left of(FlagState flag) {
            return new Left(Percentage.of(flag).orElse("?"), flag.fingerprint());
        }
    }

    /** Why nothing goes up. */
    public record Pause(Cause cause, String by, Instant at, String why) {

        public enum Cause {
            /** Somebody said so. */
            ASKED,
            /** Somebody else moved the flag. */
            FOREIGN,
            REGRESSION,
            ROLLED_BACK,
            /** The source refused the move. */
            REFUSED
        }
    }

    /**
     * Something that people have to know. Said once, when the tracker can be reached.
     *
     * @param urgent the Accountable is called by name
     */
    public record Notice(int number, boolean urgent, String headline, String why, String remedy) {}

    public Ramp {
        notices = List.copyOf(notices);
    }

    public boolean isBegun() {
        return stage.isPresent() || pause.isPresent();
    }

    public boolean isRolledBack() {
        return pause.filter(p -> p.cause() == Pause.Cause.ROLLED_BACK).isPresent();
    }

    /** As the history tells it: {@code stage 5 %}, {@code paused at 5 %}, {@code rolled back}. */
    public String text() {
        if (isRolledBack()) {
            return "rolled back";
        }
        var at = stage.orElse("0 %");
        return pause.isPresent() ? "paused at " + at : stage.map(s -> "stage " + s).orElse("");
    }

    /** A stage begins. */
    Ramp going(Stage to, int percent, FlagState flag, String by, Instant now, String why) {
        return ordering(new Standing(Optional.of(to.name()), percent, now), flag, by, now, why);
    }

    /** Less than before; the stage is the one to which that belongs. */
    Ramp lowered(
            Optional<Stage> to, int percent, FlagState flag, String by, Instant now, String why) {
        return ordering(new Standing(to.map(Stage::name), percent, now), flag, by, now, why);
    }

    private Ramp ordering(Standing to, FlagState flag, String by, Instant now, String why) {
        int number = count + 1;
        var next =
                new Order(
                        number,
                        to.approved(),
                        flag.fingerprint(),
                        Percentage.of(flag).orElse(Percentage.NOBODY_KNOWS),
                        by,
                        now,
                        why,
                        order.map(Order::before).orElse(new Standing(stage, approved, since)));
        return new Ramp(
                to.stage(),
                to.approved(),
                to.since(),
                Optional.of(next),
                left,
                pause,
                notices,
                number);
    }

    Ramp paused(Pause.Cause cause, String by, Instant now, String why) {
        var next = Optional.of(new Pause(cause, by, now, why));
        return new Ramp(stage, approved, since, order, left, next, notices, count);
    }

    /** What the flag shows now is accepted as it is, and no percentage above it. */
    Ramp accepting(Optional<Stage> at, int percent, FlagState flag, Instant from) {
        return new Ramp(
                at.map(Stage::name),
                percent,
                from,
                Optional.empty(),
                Optional.of(Left.of(flag)),
                Optional.empty(),
                notices,
                count);
    }

    /** The order is done, or was found done: this is how the flag is now. */
    public Ramp done(FlagState flag) {
        return new Ramp(
                stage,
                approved,
                since,
                Optional.empty(),
                Optional.of(Left.of(flag)),
                pause,
                notices,
                count);
    }

    /** The flag is as somebody else left it, and that was noticed. */
    Ramp noticing(FlagState flag) {
        return new Ramp(
                stage, approved, since, order, Optional.of(Left.of(flag)), pause, notices, count);
    }

    /** The order is given up, and the ramp stands where it stood before. */
    public Ramp givenUp() {
        var before = order.map(Order::before).orElse(new Standing(stage, approved, since));
        return new Ramp(
                before.stage(),
                Math.min(approved, before.approved()),
                before.since(),
                Optional.empty(),
                left,
                pause,
                notices,
                count);
    }

    /** The source does not do what it was asked. */
    public Ramp refused(Instant now, String why) {
        return givenUp()
                .paused(Pause.Cause.REFUSED, "ferry", now, why)
                .telling(
                        true,
                        "The flag could not be moved",
                        why,
                        "When that is mended: `/migrate rollout resume`, then say it again.");
    }

    public Ramp telling(boolean urgent, String headline, String why, String remedy) {
        var next = new ArrayList<>(notices);
        next.add(new Notice(count + 1, urgent, headline, why, remedy));
        return new Ramp(stage, approved, since, order, left, pause, next, count + 1);
    }

    /** All was said. */
    public Ramp told() {
        return new Ramp(stage, approved, since, order, left, pause, List.of(), count);
    }
}
