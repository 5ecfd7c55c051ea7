package dev.ferry.cli;

import dev.ferry.registry.Registry;
import dev.ferry.registry.Resolution;
import dev.ferry.registry.scan.Mention;
import dev.ferry.registry.scan.NameScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./ferry scan}: where source code and configuration name models. */
@Command(
        name = "scan",
        description = "Finds where files name models; exit code 1 when there is something.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "In a work tree of Git the files are those that Git does not ignore; elsewhere all but"
                    + " .git, node_modules, target, build, dist, vendor and the like. Binary files"
                    + " and files larger than 5 MB are left out.",
            "A name counts where it stands for itself: gpt-4 is not found in gpt-4.1. A name of"
                    + " two or three characters (o1) counts only where it alone is in quotes, one"
                    + " that is a word (command, sonnet) never."
        })
final class ScanCommand implements Callable<Integer> {

    enum Format {
        TABLE,
        JSON,
        SARIF
    }

    /** A place in a file. */
    record Found(Path file, Mention mention) {}

    private final Surroundings surroundings;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "PATH", description = "A folder or a file.")
    private Path path = Path.of("");

    @Option(
            names = "--model",
            paramLabel = "NAME",
            defaultValue = Option.NULL_VALUE,
            description = "Only this model, in any spelling.")
    private Optional<String> model = Optional.empty();

    @Option(
            names = "--retiring-before",
            paramLabel = "DATE",
            converter = Day.class,
            defaultValue = Option.NULL_VALUE,
            description = "Only what ends for sure before this day, or has ended.")
    private Optional<LocalDate> day = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "table|json|sarif",
            defaultValue = "TABLE",
            description = "Usual: table.")
    private Format format = Format.TABLE;

    @Mixin private ConfigFile config = new ConfigFile();

    ScanCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(path)) {
            throw Stop.usage("There is no " + Cells.plain(path.toString()) + ".");
        }
        var configuration = config.load(surroundings);
        var registry = configuration.registry();
        var wanted = model.map(name -> known(name, registry));
        var found = new ArrayList<Found>();
        var scanner = new NameScanner(registry);
        var files = new SourceFiles(path).list();
        for (var file : files) {
            mentions(file, scanner).stream()
                    .filter(m -> wanted.map(m.model().id()::equals).orElse(true))
                    .filter(m -> day.map(d -> m.end().filter(d::isAfter).isPresent()).orElse(true))
                    .forEach(m -> found.add(new Found(shown(file), m)));
        }
        var today =
                LocalDate.ofInstant(
                        surroundings.clock().instant(), configuration.catalog().schedule().zone());
        var report = new ScanReport(found, files.size(), today);
        var lines =
                switch (format) {
                    case TABLE -> report.lines(Terminal.of(surroundings.environment()).columns());
                    case JSON -> List.of(report.json());
                    case SARIF -> List.of(new Sarif(found, today).text());
                };
        lines.forEach(spec.commandLine().getOut()::println);
        return found.isEmpty() ? Exit.DONE : Exit.FOUND;
    }

    private static String known(String name, Registry registry) {
        var resolution = registry.resolve(name);
        if (resolution instanceof Resolution.Known known) {
            return known.model().id();
        }
        throw Stop.usage(ModelText.refusal(resolution));
    }

    private List<Mention> mentions(Path file, NameScanner scanner) {
        try {
            if (Files.size(file) > SourceFiles.LARGEST) {
                leaveOut(file, "it is larger than 5 MB");
                return List.of();
            }
            return SourceFiles.text(file).map(scanner::scan).orElse(List.of());
        } catch (IOException e) {
            leaveOut(file, "it cannot be read");
            return List.of();
        }
    }

    private void leaveOut(Path file, String why) {
        spec.commandLine()
                .getErr()
                .println(Cells.plain(shown(file).toString()) + " is left out: " + why + ".");
    }

    /** As somebody would name it who stands in the folder. */
    private Path shown(Path file) {
        return Files.isDirectory(path) ? path.relativize(file) : file.getFileName();
    }
}
