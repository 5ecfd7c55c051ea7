package dev.ferry.command;

import java.util.List;
import java.util.function.Supplier;

/** Explains the commands; written from the commands themselves. */
record HelpCommand(Supplier<List<Usage>> usages) implements Command {

    @Override
    public Usage usage() {
        return new Usage(
                "help",
                List.of(Param.optional("verb", Type.VERB)),
                List.of(),
                "explains all commands, or one",
                "/migrate help eta",
                Permission.READ);
    }

    @Override
    public Verdict decide(Invocation call, Scene scene) {
        return Verdict.ANSWER;
    }

    @Override
    public String reply(Invocation call, Scene scene) {
        return usages.get().stream()
                .filter(u -> call.text("verb").filter(u.verb()::equals).isPresent())
                .findFirst()
                .map(Help::of)
                .orElseGet(() -> Help.all(usages.get()));
    }
}
