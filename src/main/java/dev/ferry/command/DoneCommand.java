package dev.ferry.command;

import dev.ferry.migration.Health;
import dev.ferry.migration.Phase;
import dev.ferry.migration.Plan;
import dev.ferry.migration.Status;
import java.util.List;

/** Approves that a feature, or the whole migration, is finished, and closes its issue. */
record DoneCommand() implements Command {

    @Override
    public Usage usage() {
        return new Usage(
                "done",
                List.of(Param.optional("feature", Type.FEATURE)),
                List.of(),
                "approves that a feature (or everything) is finished, and closes its issue",
                "/migrate done code-review",
                Permission.DRIVE);
    }

    @Override
    public Verdict decide(Invocation call, Scene scene) {
        scene.migration();
        return scene.feature(call).isPresent() ? feature(scene.item(call), scene) : all(scene);
    }

    private static Verdict feature(Plan.Item item, Scene scene) {
        var row = scene.status().get().row(item.feature().id()).orElseThrow();
        if (!(row.phase() instanceof Phase.Complete)) {
            return new Verdict.Refuse(
                    item.feature().id(),
                    item.feature().name() + " is not complete: " + missing(row) + ".",
                    "Complete means that the flag is removed and the clean-up is ticked. `/migrate"
                            + " why "
                            + item.feature().id()
                            + "` tells what was seen.");
        }
        return Verdict.of(scene.amend().approving(item.feature().id(), scene.actor().username()));
    }

    private static String missing(Status.Row row) {
        return String.join("; ", row.health().reasons());
    }

    private static Verdict all(Scene scene) {
        var open =
                scene.status().get().rows().stream()
                        .filter(r -> r.health().level() != Health.Level.COMPLETE)
                        .map(r -> r.item().feature().id())
                        .sorted()
                        .toList();
        if (!open.isEmpty()) {
            return new Verdict.Refuse(
                    "",
                    open.size() + " features are not complete: " + String.join(", ", open) + ".",
                    "`/migrate why <feature>` tells what each one still needs.");
        }
        return Verdict.of(scene.amend().finished());
    }

    @Override
    public String reply(Invocation call, Scene scene) {
        var status = scene.status().get();
        return scene.feature(call)
                .flatMap(status::row)
                .map(scene.renderer()::done)
                .orElseGet(() -> scene.renderer().done(status));
    }
}
