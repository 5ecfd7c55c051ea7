package dev.ferry.command;

import java.util.List;

/** Tells the facts behind dates, phases and health. */
record WhyCommand() implements Command {

    @Override
    public Usage usage() {
        return new Usage(
                "why",
                List.of(Param.optional("feature", Type.FEATURE)),
                List.of(),
                "tells the reasons behind every date, phase and health",
                "/migrate why code-review",
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
                .map(f -> scene.renderer().why(status.row(f).orElseThrow()))
                .orElseGet(() -> scene.renderer().why(status));
    }
}
