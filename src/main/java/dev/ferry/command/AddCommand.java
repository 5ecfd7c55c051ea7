package dev.ferry.command;

import java.util.List;

/** Takes features into a migration. */
record AddCommand() implements Command {

    @Override
    public Usage usage() {
        return new Usage(
                "add",
                List.of(Param.many("feature", Type.FEATURE)),
                List.of(),
                "takes features in",
                "/migrate add commit-messages",
                Permission.INITIATE);
    }

    @Override
    public Verdict decide(Invocation call, Scene scene) {
        scene.migration();
        return Verdict.of(scene.amend().adding(call.list("feature"), scene.today()));
    }

    @Override
    public String reply(Invocation call, Scene scene) {
        return scene.renderer()
                .changed(
                        "Taken in: " + String.join(", ", call.list("feature")) + ".",
                        scene.status().get());
    }
}
