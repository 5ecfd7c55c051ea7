package dev.ferry.command;

import dev.ferry.migration.Plan;
import dev.ferry.migration.ramp.Decision;
import dev.ferry.migration.ramp.Pilot;
import dev.ferry.migration.ramp.RampStory;
import java.util.List;

/** Moves a feature's flag through its stages, one step at a time. */
record RolloutCommand() implements Command {

    private static final String STEP = "percent";

    @Override
    public Usage usage() {
        return new Usage(
                "rollout",
                List.of(
                        Param.optional("feature", Type.FEATURE),
                        Param.one(STEP, Type.percentOr("next", "pause", "resume"))),
                List.of(),
                "moves the feature's flag, stage by stage",
                "/migrate rollout code-review next",
                Permission.DRIVE);
    }

    @Override
    public Verdict decide(Invocation call, Scene scene) {
        var item = scene.item(call);
        if (!scene.migration().open()) {
            return new Verdict.Refuse(
                    "",
                    "This migration is over, so its flags are not moved any more.",
                    "`/migrate reopen` opens it again; `/migrate rollback` works without.");
        }
        return Verdict.Steer.of(
                item, scene.steering().flag(item), decision(call, item, scene), by(scene));
    }

    private static Decision decision(Invocation call, Plan.Item item, Scene scene) {
        var by = scene.person(item);
        return switch (call.word(STEP)) {
            case "pause" -> new Pilot(scene.steering().flag(item)).pause(by);
            case "resume" -> new Pilot(scene.steering().flag(item)).resume(by);
            case "next" -> new Pilot(scene.steering().all(item)).next(by);
            case String percent ->
                    new Pilot(scene.steering().all(item)).to(Integer.parseInt(percent), by);
        };
    }

    private static String by(Scene scene) {
        return scene.actor().username();
    }

    @Override
    public String reply(Invocation call, Scene scene) {
        var status = scene.status().get();
        var item = scene.item(call);
        var story = new RampStory(scene.steering().flag(item));
        return scene.renderer().changed(story.now(item.feature().name()), status);
    }
}
