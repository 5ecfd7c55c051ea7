package dev.ferry.migration.ramp;

import dev.ferry.flag.FlagState;
import dev.ferry.migration.ramp.Decision.Reason;
import dev.ferry.text.Checklist;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What has to be true before more people get the new model. All that is not is told at once. */
final class Gates {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final RampFacts facts;
    private final String feature;
    private final List<Reason> reasons = new ArrayList<>();

    Gates(RampFacts facts) {
        this.facts = facts;
        this.feature = facts.feature();
    }

    /**
     * Why this stage may not begin.
     *
     * @param alone nobody asks for it: then the numbers have to be there
     */
    List<Reason> before(Stage stage, Person by, boolean alone) {
        flag();
        if (reasons.isEmpty()) {
            pause();
            approval(stage, by);
            checklist();
            evaluation();
            boolean goesOn = facts.stage().filter(s -> !s.equals(stage)).isPresent();
            if (goesOn) {
                schedule(stage);
                audience();
                numbers(alone);
            }
        }
        return reasons;
    }

    /** Nothing else is worth telling while nobody knows what the flag is, or whose it is. */
    private void flag() {
        var flag = facts.flag();
        if (flag.isEmpty()) {
            no(
                    "this feature has no flag.",
                    "Name it in `config/features.yaml`; Ferry moves flags, not code.");
            return;
        }
        switch (flag.get().presence()) {
            case UNREADABLE ->
                    no(
                            "its flag cannot be read now, so nobody knows what a move would do.",
                            "Try again when the source answers; `/migrate rollback` works as soon"
                                    + " as it does.");
            case ABSENT ->
                    no(
                            "there is no flag " + flag.get().key().name() + " at its source.",
                            "Create it there, switched off for everybody, and try again.");
            case ARCHIVED ->
                    no(
                            "its flag is archived.",
                            "A flag out of use decides nothing; bring it back at its source"
                                    + " first.");
            case PRESENT -> present(flag.get());
        }
    }

    private void present(FlagState flag) {
        if (facts.ramp().order().isPresent()) {
            no(
                    "the last move is still under way.",
                    "Wait a moment; `/migrate why " + feature + "` tells what happened.");
        } else if (Percentage.number(flag).isEmpty()) {
            no(
                    "the rules of its flag do not add up to one percentage.",
                    "Make them one rule at the source, then `/migrate rollout "
                            + feature
                            + " resume`.");
        } else if (!facts.ramp().isBegun() && isOn(flag)) {
            no(
                    "its flag is at %s %% already, and it was not Ferry that moved it."
                            .formatted(shown(flag)),
                    "`/migrate rollout " + feature + " resume` takes it over from there.");
        } else if (isForeign(flag)) {
            no(
                    "somebody else moved its flag: it was left at %s %% and is at %s %% now."
                            .formatted(left(), shown(flag)),
                    "Find out why; `/migrate rollout "
                            + feature
                            + " resume` goes on from where it is.");
        }
    }

    private boolean isForeign(FlagState flag) {
        return facts.ramp()
                .left()
                .filter(l -> !l.fingerprint().equals(flag.fingerprint()))
                .filter(l -> !inAudience() || !l.percent().equals(shown(flag)))
                .isPresent();
    }

    private boolean inAudience() {
        return facts.stage().flatMap(Stage::audience).isPresent();
    }

    private String left() {
        return facts.ramp().left().map(Ramp.Left::percent).orElse("0");
    }

    private static String shown(FlagState flag) {
        return Percentage.of(flag).orElse(Percentage.NOBODY_KNOWS);
    }

    private static boolean isOn(FlagState flag) {
        return Percentage.number(flag).filter(n -> n.signum() > 0).isPresent();
    }

    private void pause() {
        facts.ramp()
                .pause()
                .ifPresent(p ->
                        no(
                                "it is %s since %s: %s"
                                        .formatted(
                                                p.cause() == Ramp.Pause.Cause.ROLLED_BACK
                                                        ? "rolled back"
                                                        : "paused",
                                                time(p.at()),
                                                p.why()),
                                "When the reason is gone: `/migrate rollout "
                                        + feature
                                        + " resume`."));
    }

    private void approval(Stage stage, Person by) {
        if (stage.approval() && !by.approves()) {
            no(
                    "the stage %s needs the word of the Accountable.".formatted(stage.name()),
                    "The Accountable, or the AI framework team, says `/migrate rollout "
                            + feature
                            + " next`.");
        }
    }

    private void checklist() {
        if (facts.policy().checklist().isEmpty()) {
            return;
        }
        if (facts.checklist().isEmpty()) {
            no("its issue cannot be read, so nobody knows what is ticked.", "Try again later.");
            return;
        }
        var open =
                facts.policy().checklist().stream()
                        .filter(id -> !(id.equals("evaluation") && passed()))
                        .map(id -> facts.checklist().get().section(id))
                        .filter(s -> s.done() < s.total())
                        .toList();
        if (!open.isEmpty()) {
            no(
                    "the checklist is not done: "
                            + String.join(", ", open.stream().map(Gates::ticked).toList())
                            + ".",
                    "Tick what is done in the feature's issue, and strike what does not apply.");
        }
    }

    private static String ticked(Checklist.Section section) {
        return "%s %d of %d".formatted(section.id(), section.done(), section.total());
    }

    private boolean passed() {
        return facts.evaluation().filter(Report.Evaluation::passed).isPresent();
    }

    private void evaluation() {
        facts.evaluation()
                .filter(e -> !e.passed())
                .ifPresent(e ->
                        no(
                                "the evaluation of %s failed: %s"
                                        .formatted(time(e.at()), e.summary()),
                                "A newer evaluation that passes opens the gate."));
    }

    private void schedule(Stage next) {
        var stage = facts.stage().orElseThrow();
        var until = facts.ramp().since().plus(stage.stay());
        if (until.isAfter(facts.now())) {
            no(
                    "%s began %s and stays for %s."
                            .formatted(
                                    stage.name(),
                                    time(facts.ramp().since()),
                                    Spoken.duration(stage.stay())),
                    "%s may begin at %s.".formatted(next.name(), time(until)));
        }
    }

    /** Whom to name is not ours to say, so we look whether somebody was named. */
    private void audience() {
        var unnamed =
                facts.stage()
                        .flatMap(Stage::audience)
                        .filter(_ -> facts.flag().filter(f -> f.targeting().isEmpty()).isPresent());
        unnamed.ifPresent(a ->
                no(
                        "nobody gets the new model by name, so \"%s\" has not seen it."
                                .formatted(a),
                        "Name them in a rule of the flag at its source."));
    }

    private void numbers(boolean alone) {
        facts.regression()
                .ifPresent(c ->
                        no(
                                Spoken.regression(c, facts.stage().orElseThrow()),
                                "`/migrate rollback %s` takes it back now; a newer comparison that is good opens the gate."
                                        .formatted(feature)));
        facts.unmeasured()
                .forEach((metric, why) ->
                        no(
                                "the %s could not be compared with the old model's: %s."
                                        .formatted(metric.text(), why),
                                "Ferry reads it again by itself; its query is one of `measures` in"
                                        + " `config/ferry.yaml`."));
        if (alone && facts.comparisons().isEmpty()) {
            no(
                    "no comparison with the old model was reported since %s began."
                            .formatted(facts.stage().orElseThrow().name()),
                    "Send one to `POST /api/v1/observations`.");
        }
    }

    private void no(String text, String remedy) {
        reasons.add(new Reason(text, remedy));
    }

    static String time(Instant at) {
        return TIME.format(at);
    }
}
