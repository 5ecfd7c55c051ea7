package dev.ferry.command;

import java.util.List;

/** Notes the day that a team promises for its feature. */
record EtaCommand() implements Command {

    @Override
    public Usage usage() {
        return new Usage(
                "eta",
                List.of(Param.optional("feature", Type.FEATURE), Param.one("date", Type.DATE)),
                List.of(),
                "notes the day that the team promises",
                "/migrate eta code-review 2026-12-18",
                Permission.DRIVE);
    }

    @Override
    public Verdict decide(Invocation call, Scene scene) {
        return Verdict.of(
                scene.amend()
                        .withEta(
                                scene.item(call).feature().id(),
                                call.date("date").orElseThrow(),
                                scene.today()));
    }

    @Override
    public String reply(Invocation call, Scene scene) {
        return scene.renderer()
                .changed(
                        scene.item(call).feature().name()
                                + " is promised for "
                                + call.word("date")
                                + ".",
                        scene.status().get());
    }
}
