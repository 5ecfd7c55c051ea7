package dev.ferry.command;

import dev.ferry.migration.Decisions;
import java.util.Optional;

/** The same move twice would mean that every team has two issues for one thing. */
final class SameMove {

    private SameMove() {}

    /** A refusal where another issue makes this move already. */
    static Optional<Verdict> elsewhere(Decisions wanted, Scene scene) {
        return scene.migrations().get().stream()
                .filter(m -> !m.control().equals(scene.control()))
                .filter(m -> m.decisions().open())
                .filter(m -> m.decisions().oldModel().equals(wanted.oldModel()))
                .filter(m -> m.decisions().newModel().equals(wanted.newModel()))
                .findFirst()
                .map(m ->
                        new Verdict.Refuse(
                                wanted.oldModel(),
                                "This migration is already on its way: it was started in "
                                        + m.control().project()
                                        + m.control().shortForm()
                                        + ".",
                                "Work on it there, or add `--anyway` if a second one is really"
                                        + " meant."));
    }
}
