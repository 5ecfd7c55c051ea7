package dev.ferry.command;

import java.util.List;

/** Takes features out of a migration and closes their issues. */
record RemoveCommand() implements Command {

    @Override
    public Usage usage() {
        return new Usage(
                "remove",
                List.of(Param.many("feature", Type.FEATURE)),
                List.of(),
                "takes features out and closes their issues",
                "/migrate remove commit-messages",
                Permission.INITIATE);
    }

    @Override
    public Verdict decide(Invocation call, Scene scene) {
        scene.migration();
        return Verdict.of(scene.amend().removing(call.list("feature"), scene.today()));
    }

    @Override
    public String reply(Invocation call, Scene scene) {
        return scene.renderer()
                .changed(
                        "Taken out: "
                                + String.join(", ", call.list("feature"))
                                + ". Their issues are closed.",
                        scene.status().get());
    }
}
