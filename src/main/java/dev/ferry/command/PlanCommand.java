package dev.ferry.command;

import dev.ferry.migration.Planned;

/** Shows exactly what a migration would create, and creates nothing. */
record PlanCommand() implements Command {

    @Override
    public Usage usage() {
        return new Usage(
                "plan",
                MigrationRequest.PARAMS,
                MigrationRequest.OPTIONS,
                "shows exactly what would be created, creates nothing",
                "/migrate plan claude-sonnet-4-5 to claude-sonnet-5-5",
                Permission.READ);
    }

    @Override
    public Verdict decide(Invocation call, Scene scene) {
        return Verdict.of(scene.planner().begin(MigrationRequest.of(call), scene.today()))
                        instanceof Verdict.Refuse no
                ? no
                : Verdict.ANSWER;
    }

    @Override
    public String reply(Invocation call, Scene scene) {
        return switch (scene.planner().begin(MigrationRequest.of(call), scene.today())) {
            case Planned.Ok ok -> scene.renderer().planPreview(ok.plan(), scene.epics());
            case Planned.Refused no -> scene.renderer().refused(no.reason(), no.remedy());
        };
    }
}
