package dev.ferry.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/** {@code ./ferry}: every command is one class and one line in {@link #commandLine}. */
@Command(
        name = "ferry",
        description = "Carries a company from one AI model to the next, inside its issue tracker.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 done, 1 found what it looked for, 2 wrong usage or config, 3 the outside"
                    + " failed."
        })
public final class Main {

    public static void main(String[] args) {
        var surroundings = Surroundings.ofThisProcess();
        var serving = PlainServe.read(args, surroundings);
        System.exit(
                serving.isPresent()
                        ? serve(serving.get())
                        : commandLine(surroundings).execute(args));
    }

    private static int serve(Serving serving) {
        try {
            return serving.untilStopped(new PrintWriter(System.out, true));
        } catch (Exception e) {
            return tell(e, new PrintWriter(System.err, true), serving.surroundings());
        }
    }

    /** The whole program, for {@code main} and for tests (see picocli's setOut and setErr). */
    public static CommandLine commandLine(Surroundings surroundings) {
        return new CommandLine(new Main())
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
        return (failure, command, parsed) -> tell(failure, command.getErr(), surroundings);
    }

    private static int tell(Exception failure, PrintWriter err, Surroundings surroundings) {
        if (failure instanceof Stop stop) {
            err.println(stop.getMessage());
            return stop.exit();
        }
        err.println("ferry: " + failure);
        if (surroundings.environment().containsKey("FERRY_TRACE")) {
            failure.printStackTrace(err);
        } else {
            err.println("FERRY_TRACE=1 shows where.");
        }
        return Exit.OUTSIDE;
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"ferry " + (version == null ? "(unpacked)" : version)};
        }
    }
}
