package dev.ferry.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/**
 * The commands of {@code ./ferry}: every command is one class and one line in {@link #commandLine}.
 */
@Command(
        name = "ferry",
        description = "Carries a company from one AI model to the next, inside its issue tracker.",
        mixinStandardHelpOptions = true,
        versionProvider = Program.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 done, 1 found what it looked for, 2 wrong usage or config, 3 the outside"
                    + " failed."
        })
final class Program {

    private Program() {}

    static int run(String[] arguments, Surroundings surroundings) {
        return commandLine(surroundings).execute(arguments);
    }

    /** Tests give it an out and an err of their own. */
    static CommandLine commandLine(Surroundings surroundings) {
        return new CommandLine(new Program())
                .addSubcommand(new ServeCommand(surroundings))
                .addSubcommand(new CheckCommand(surroundings))
                .addSubcommand(new ConnectCommand(surroundings))
                .addSubcommand(new StatusCommand(surroundings))
                .addSubcommand(new WhyCommand(surroundings))
                .addSubcommand(new DeliveriesCommand(surroundings))
                .addSubcommand(new RebuildCommand(surroundings))
                .addSubcommand(new HealthCommand())
                .addSubcommand(new WarmUpCommand(surroundings))
                .addSubcommand(models(surroundings))
                .addSubcommand(new ScanCommand(surroundings))
                .addSubcommand(new GlqlCommand(surroundings, System.in))
                .addSubcommand(new PlanCommand(surroundings, file -> house(surroundings, file)))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(tellInWords(surroundings));
    }

    private static CommandLine models(Surroundings surroundings) {
        return new CommandLine(new ModelsCommand(surroundings))
                .addSubcommand(new ModelsSyncCommand(surroundings, System.in));
    }

    private static PlanCommand.House house(Surroundings surroundings, Path file) {
        var configuration = ConfigFile.load(surroundings, Optional.of(file));
        return new PlanCommand.House(configuration.registry(), configuration.catalog());
    }

    private static IExecutionExceptionHandler tellInWords(Surroundings surroundings) {
        return (failure, command, parsed) -> Main.tell(failure, command.getErr(), surroundings);
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = Program.class.getPackage().getImplementationVersion();
            return new String[] {"ferry " + (version == null ? "(unpacked)" : version)};
        }
    }
}
