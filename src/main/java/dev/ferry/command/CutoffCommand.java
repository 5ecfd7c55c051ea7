package dev.ferry.command;

import java.util.List;

/** The provider moved: plans every date again. */
record CutoffCommand() implements Command {

    @Override
    public Usage usage() {
        return new Usage(
                "cutoff",
                List.of(Param.one("date", Type.DATE)),
                List.of(),
                "the provider moved: every date is planned again",
                "/migrate cutoff 2026-12-15",
                Permission.INITIATE);
    }

    @Override
    public Verdict decide(Invocation call, Scene scene) {
        scene.migration();
        return Verdict.of(
                scene.amend()
                        .withCutoff(
                                call.date("date").orElseThrow(),
                                scene.actor().username(),
                                scene.today()));
    }

    @Override
    public String reply(Invocation call, Scene scene) {
        return scene.renderer()
                .changed(
                        "The cutoff is now "
                                + call.word("date")
                                + "; every date was planned again.",
                        scene.status().get());
    }
}
