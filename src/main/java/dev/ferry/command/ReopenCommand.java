package dev.ferry.command;

import java.util.List;
import java.util.Optional;

/** Takes back {@code done} or {@code cancel}. */
record ReopenCommand() implements Command {

    @Override
    public Usage usage() {
        return new Usage(
                "reopen",
                List.of(Param.optional("feature", Type.FEATURE)),
                List.of(),
                "takes back done or cancel",
                "/migrate reopen code-review",
                Permission.DRIVE);
    }

    @Override
    public Verdict decide(Invocation call, Scene scene) {
        var before = scene.migration();
        var amend = scene.amend();
        var overtaken =
                before.open() || before.anyway()
                        ? Optional.<Verdict>empty()
                        : SameMove.elsewhere(before, scene);
        if (overtaken.isPresent()) {
            return overtaken.get();
        }
        return Verdict.of(
                scene.feature(call).isPresent()
                        ? amend.reopening(scene.item(call).feature().id())
                        : amend.reopening());
    }

    @Override
    public String reply(Invocation call, Scene scene) {
        var what =
                scene.feature(call).isPresent()
                        ? scene.item(call).feature().name()
                        : "The migration";
        return scene.renderer().changed(what + " is open again.", scene.status().get());
    }
}
