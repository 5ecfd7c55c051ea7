package dev.ferry.migration.ramp;

import java.util.ArrayList;
import java.util.List;

/** Tells where a rollout stands, in sentences. */
public record RampStory(RampFacts facts) {

    /** One or a few sentences about this feature, for the person who just said something. */
    public String now(String name) {
        var ramp = facts.ramp();
        if (ramp.order().isPresent()) {
            return "%s is to go to %d %%, but its source does not take that now. Ferry keeps trying."
                    .formatted(name, ramp.order().get().percent());
        }
        if (ramp.pause().isPresent()) {
            return paused(name, ramp.pause().get());
        }
        if (ramp.stage().isEmpty()) {
            return ramp.left().isPresent()
                    ? "%s is at %s %%. %s".formatted(name, shown(), next())
                    : "%s was not moved: somebody else changed its flag in between."
                            .formatted(name);
        }
        return "%s %s. %s".formatted(name, standing(), next()).strip();
    }

    private String paused(String name, Ramp.Pause pause) {
        var what =
                switch (pause.cause()) {
                    case ROLLED_BACK -> "is rolled back, its flag is at " + shown() + " %";
                    case REFUSED -> "could not be moved and stays at " + shown() + " %";
                    case ASKED, FOREIGN, REGRESSION -> "is paused at " + shown() + " %";
                };
        return name + " " + what + ": " + pause.why();
    }

    private String standing() {
        return facts.stage()
                .flatMap(Stage::audience)
                .map(a ->
                        "is at the stage \"%s\"; name these people in a rule of the flag at its source"
                                .formatted(a))
                .orElseGet(() -> "is at " + shown() + " % now");
    }

    /** When it may go on, and where to. */
    private String next() {
        var next = facts.policy().after(facts.stage());
        if (next.isEmpty()) {
            return "Everybody has the new model; what is left is to remove the flag and tick the"
                    + " clean-up.";
        }
        var from =
                facts.stage()
                        .map(s -> facts.ramp().since().plus(s.stay()))
                        .filter(t -> t.isAfter(facts.now()))
                        .map(t -> "may begin at " + Gates.time(t))
                        .orElse("may begin when its gates are open");
        return "The next stage, %s, %s.".formatted(next.get().name(), from);
    }

    private String shown() {
        return facts.flag().flatMap(Percentage::of).orElse(Percentage.NOBODY_KNOWS);
    }

    /** The facts behind it, for {@code /migrate why}; nothing where it was never begun. */
    public List<String> why() {
        var why = new ArrayList<String>();
        var ramp = facts.ramp();
        if (!ramp.isBegun()) {
            return why;
        }
        ramp.stage()
                .ifPresent(s ->
                        why.add(
                                "The guarded rollout is at the stage %s since %s; up to %d %% is approved."
                                        .formatted(s, Gates.time(ramp.since()), ramp.approved())));
        ramp.order()
                .ifPresent(o ->
                        why.add(
                                "A move to %d %% was ordered by %s and waits for the flag's source."
                                        .formatted(o.percent(), o.by())));
        ramp.pause()
                .ifPresent(p ->
                        why.add(
                                "It stands still since %s: %s"
                                        .formatted(Gates.time(p.at()), sentence(p.why()))));
        facts.comparisons()
                .values()
                .forEach(c ->
                        why.add(
                                "Reported at %s: %s %s %% %s than the old model's."
                                        .formatted(
                                                Gates.time(c.at()),
                                                c.metric().text(),
                                                c.regression().abs().toPlainString(),
                                                c.regression().signum() > 0
                                                        ? "worse"
                                                        : "better or equal")));
        if (ramp.pause().isEmpty() && ramp.order().isEmpty()) {
            why.add(gates());
        }
        return why;
    }

    private String gates() {
        var next = facts.policy().after(facts.stage());
        if (next.isEmpty()) {
            return "It was the last stage.";
        }
        var shut = new Gates(facts).before(next.get(), new Person("", true), facts.policy().auto());
        var how = facts.policy().auto() ? "by itself" : "with `/migrate rollout next`";
        return shut.isEmpty()
                ? "Every gate before %s is open; it begins %s.".formatted(next.get().name(), how)
                : "Before %s: %s"
                        .formatted(
                                next.get().name(),
                                String.join(
                                        " And: ",
                                        shut.stream().map(Decision.Reason::text).toList()));
    }

    /** Since when somebody should look: empty while all is well. */
    public List<String> risks() {
        return facts.ramp().pause().stream()
                .filter(p ->
                        p.cause() != Ramp.Pause.Cause.ASKED
                                && p.cause() != Ramp.Pause.Cause.ROLLED_BACK)
                .map(p -> "its rollout is paused: " + p.why())
                .toList();
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}
