package dev.ferry.command;

import java.util.List;

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
        scene.migration();
        var amend = scene.amend();
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
