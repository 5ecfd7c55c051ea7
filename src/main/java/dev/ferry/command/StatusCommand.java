package dev.ferry.command;

import java.util.List;

/** Tells where every feature of a migration stands. */
record StatusCommand() implements Command {

    @Override
    public Usage usage() {
        return new Usage(
                "status",
                List.of(Param.optional("feature", Type.FEATURE)),
                List.of(),
                "shows where each feature stands",
                "/migrate status",
                Permission.READ);
    }

    @Override
    public Verdict decide(Invocation call, Scene scene) {
        scene.asked(call);
        return Verdict.ANSWER;
    }

    @Override
    public String reply(Invocation call, Scene scene) {
        var status = scene.status().get();
        return scene.feature(call)
                .map(f -> scene.renderer().statusOf(status.row(f).orElseThrow()))
                .orElseGet(() -> scene.renderer().status(status));
    }
}
