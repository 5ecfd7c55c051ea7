package dev.ferry.command;

import dev.ferry.migration.Planner;

/** Whether a command may be given, and what it would change. */
record Judge(Commands commands, Permissions permissions, Planner planner) {

    Verdict verdict(Invocation call, Scene scene) {
        try {
            var command = commands.of(call);
            var item =
                    scene.feature(call)
                            .flatMap(f -> scene.decisions().flatMap(d -> planner.plan(d).item(f)));
            return permissions
                    .refusal(command.usage().permission(), scene.actor(), item)
                    .<Verdict>map(r -> r)
                    .orElseGet(() -> command.decide(call, scene));
        } catch (Scene.Refusal no) {
            return new Verdict.Refuse("", no.reason, no.remedy);
        }
    }
}
