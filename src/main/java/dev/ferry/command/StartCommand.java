package dev.ferry.command;

import dev.ferry.migration.Decisions;
import dev.ferry.migration.Planned;

/** Starts a migration in this issue, which becomes its control issue. */
record StartCommand() implements Command {

    @Override
    public Usage usage() {
        return new Usage(
                Usage.START,
                MigrationRequest.PARAMS,
                MigrationRequest.OPTIONS,
                "creates the epic and one issue for each affected feature",
                "/migrate claude-sonnet-4-5 to claude-sonnet-5-5",
                Permission.INITIATE);
    }

    @Override
    public Verdict decide(Invocation call, Scene scene) {
        if (scene.decisions().isPresent()) {
            return already(scene.migration(), call, scene);
        }
        var request = MigrationRequest.of(call);
        return switch (scene.planner().begin(request, scene.today())) {
            case Planned.Ok ok when request.anyway() -> begun(ok.plan().decisions(), scene);
            case Planned.Ok ok ->
                    SameMove.elsewhere(ok.plan().decisions(), scene)
                            .orElseGet(() -> begun(ok.plan().decisions(), scene));
            case Planned.Refused no -> new Verdict.Refuse(no.about(), no.reason(), no.remedy());
        };
    }

    /** What begins where not everybody may look stays there. */
    private static Verdict begun(Decisions decisions, Scene scene) {
        return new Verdict.Change(
                scene.hidden().getAsBoolean() ? decisions.inConfidence() : decisions);
    }

    private static Verdict already(Decisions running, Invocation call, Scene scene) {
        return new Verdict.Refuse(
                call.word("old"),
                "This issue already belongs to the migration from `"
                        + running.oldModel()
                        + "` to `"
                        + running.newModel()
                        + "`.",
                "Open a new issue for another one; here `/migrate status` shows how it stands"
                        + (scene.feature().isPresent()
                                ? "."
                                : ", `/migrate add` and `/migrate cutoff` change it."));
    }

    @Override
    public String reply(Invocation call, Scene scene) {
        return scene.renderer().started(scene.status().get());
    }
}
