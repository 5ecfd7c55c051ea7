package dev.ferry.command;

import dev.ferry.migration.Catalog;
import dev.ferry.migration.Feature;
import java.util.List;

/** Every verb that Ferry knows; the order is that of the help. */
public final class Commands {

    private final List<Command> all =
            List.of(
                    new StartCommand(),
                    new PlanCommand(),
                    new StatusCommand(),
                    new WhyCommand(),
                    new AssignCommand(),
                    new EtaCommand(),
                    new AddCommand(),
                    new RemoveCommand(),
                    new CutoffCommand(),
                    new RolloutCommand(),
                    new RollbackCommand(),
                    new DoneCommand(),
                    new ReopenCommand(),
                    new CancelCommand(),
                    new HelpCommand(this::usages));

    public List<Usage> usages() {
        return all.stream().map(Command::usage).toList();
    }

    CommandParser parser(Catalog catalog) {
        return new CommandParser(
                usages(), () -> catalog.features().stream().map(Feature::id).toList());
    }

    Command of(Invocation call) {
        return all.stream()
                .filter(c -> c.usage().verb().equals(call.verb()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "the parser let an unknown verb through: " + call.verb()));
    }
}
