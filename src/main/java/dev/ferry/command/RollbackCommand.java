package dev.ferry.command;

import dev.ferry.migration.ramp.Decision;
import dev.ferry.migration.ramp.Pilot;
import dev.ferry.migration.ramp.RampStory;
import java.util.List;

/** Takes the new model back from everybody. Asks for no gate and waits for nothing. */
record RollbackCommand() implements Command {

    private static final String REMEDY =
            "When the reason is found: `/migrate rollout resume`, then `next`.";

    @Override
    public Usage usage() {
        return new Usage(
                "rollback",
                List.of(
                        Param.optional("feature", Type.FEATURE),
                        Param.optional("reason", Type.TEXT)),
                List.of(),
                "takes the feature's flag to 0 % at once",
                "/migrate rollback code-review answers are cut off",
                Permission.DRIVE);
    }

    @Override
    public Verdict decide(Invocation call, Scene scene) {
        var item = scene.item(call);
        var facts = scene.steering().flag(item);
        var decision = new Pilot(facts).rollback(scene.person(item), call.text("reason"));
        return Verdict.Steer.of(item, facts, told(decision, scene, call), scene.actor().username());
    }

    /** In the feature's own issue the reply says it all; said elsewhere, that issue is told. */
    private static Decision told(Decision decision, Scene scene, Invocation call) {
        return decision instanceof Decision.Change change && scene.feature().isEmpty()
                ? new Decision.Change(
                        change.next().telling(true, headline(scene), why(call), REMEDY),
                        change.why())
                : decision;
    }

    private static String headline(Scene scene) {
        return scene.actor().username() + " rolled it back to 0 %";
    }

    private static String why(Invocation call) {
        return call.text("reason").orElse("No reason was given.");
    }

    @Override
    public String reply(Invocation call, Scene scene) {
        var status = scene.status().get();
        var item = scene.item(call);
        var facts = scene.steering().flag(item);
        return facts.ramp().isRolledBack()
                        && facts.ramp().order().isEmpty()
                        && scene.feature().isPresent()
                ? scene.renderer().notice(item.accountable(), headline(scene), why(call), REMEDY)
                : scene.renderer().changed(new RampStory(facts).now(item.feature().name()), status);
    }
}
