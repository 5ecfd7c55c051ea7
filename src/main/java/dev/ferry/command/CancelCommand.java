package dev.ferry.command;

import java.util.List;

/** Ends a migration without carrying it out. */
record CancelCommand() implements Command {

    @Override
    public Usage usage() {
        return new Usage(
                "cancel",
                List.of(Param.optional("reason", Type.TEXT)),
                List.of(),
                "ends the migration and closes its issues",
                "/migrate cancel the provider took the date back",
                Permission.INITIATE);
    }

    @Override
    public Verdict decide(Invocation call, Scene scene) {
        scene.migration();
        return Verdict.of(scene.amend().cancelled(call.text("reason")));
    }

    @Override
    public String reply(Invocation call, Scene scene) {
        return scene.renderer().cancelled(scene.status().get());
    }
}
