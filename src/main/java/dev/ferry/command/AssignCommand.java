package dev.ferry.command;

import java.util.List;

/** Makes somebody else Responsible for a feature. */
record AssignCommand() implements Command {

    @Override
    public Usage usage() {
        return new Usage(
                "assign",
                List.of(Param.one("feature", Type.FEATURE), Param.one("user", Type.USER)),
                List.of(),
                "makes somebody else Responsible for a feature",
                "/migrate assign code-review @dmitri",
                Permission.DRIVE);
    }

    @Override
    public Verdict decide(Invocation call, Scene scene) {
        var item = scene.item(call);
        var user = call.word("user");
        if (scene.accounts().apply(user).isEmpty()) {
            return new Verdict.Refuse(
                    user,
                    "The tracker knows nobody called `" + user + "`.",
                    "Check the spelling; names are usernames, not display names.");
        }
        return Verdict.of(scene.amend().assigning(item.feature().id(), user));
    }

    @Override
    public String reply(Invocation call, Scene scene) {
        return scene.renderer()
                .changed(
                        scene.item(call).feature().name()
                                + " is now with "
                                + call.word("user")
                                + ".",
                        scene.status().get());
    }
}
