package dev.ferry.cli;

import dev.ferry.migration.Catalog;
import dev.ferry.migration.Kind;
import dev.ferry.migration.Plan;
import dev.ferry.migration.Planned;
import dev.ferry.migration.Planner;
import dev.ferry.migration.Request;
import dev.ferry.registry.Registry;
import dev.ferry.render.Renderer;
import dev.ferry.render.TemplateCheck;
import dev.ferry.render.TemplateError;
import dev.ferry.render.Templates;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a migration would create. Asks nobody, and creates nothing. */
@Command(
        name = "plan",
        description = "Shows what a migration would create. Offline; creates nothing.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        customSynopsis = "ferry plan <old> to <new> [OPTIONS]",
        footer = {"", "Example: ferry plan gpt-4o to gpt-6-luna --cutoff 2027-01-14"})
public final class PlanCommand implements Callable<Integer> {

    private static final Set<String> TO = Set.of("to", "->", "→");
    private static final int USUAL_COLUMNS = 100;
    private static final int FEWEST_COLUMNS = 40;

    /** What a plan is made of, as configured. */
    record House(Registry registry, Catalog catalog) {}

    enum Format {
        TEXT,
        MARKDOWN,
        JSON
    }

    @Spec
    private @SuppressWarnings("NullAway.Init") CommandSpec spec;

    @Parameters(
            arity = "0..3",
            paramLabel = "<old> to <new>",
            description = "The two models, in any spelling that the registry knows.")
    private List<String> words = List.of();

    @Option(
            names = "--cutoff",
            paramLabel = "DATE",
            converter = Day.class,
            defaultValue = Option.NULL_VALUE,
            description = "The day on which the old model ends, if not as in the registry.")
    private Optional<LocalDate> cutoff = Optional.empty();

    @Option(
            names = "--today",
            paramLabel = "DATE",
            converter = Day.class,
            defaultValue = Option.NULL_VALUE,
            description = "Plan as if it were this day.")
    private Optional<LocalDate> today = Optional.empty();

    @Option(
            names = "--features",
            paramLabel = "a,b|all",
            split = ",",
            description = "The features that move; usual: those that use the old model.")
    private List<String> features = List.of();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            converter = KindOption.class,
            defaultValue = Option.NULL_VALUE,
            description = "upgrade, deprecation or new-provider; usual: by cutoff and provider.")
    private Optional<Kind> kind = Optional.empty();

    @Option(
            names = "--surface",
            paramLabel = "NAME",
            defaultValue = Option.NULL_VALUE,
            description = "Only where features call the old model on this surface.")
    private Optional<String> surface = Optional.empty();

    @Option(names = "--anyway", description = "Accept a new model that retires soon itself.")
    private boolean anyway;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = Option.NULL_VALUE,
            description = "Usual: config/ferry.yaml.")
    private Optional<Path> config = Optional.empty();

    @Option(names = "--format", paramLabel = "text|markdown|json", description = "Usual: text.")
    private Format format = Format.TEXT;

    @Option(
            names = "--template-check",
            description = "Instead of a plan: tries every template and lists its mistakes.")
    private boolean templateCheck;

    private final Surroundings surroundings;
    private final Function<Path, House> houses;

    /**
     * @param houses reads the house that a configuration file describes
     */
    PlanCommand(Surroundings surroundings, Function<Path, House> houses) {
        this.surroundings = surroundings;
        this.houses = houses;
    }

    @Override
    public Integer call() {
        return templateCheck ? checkTemplates() : plan(request());
    }

    private int checkTemplates() {
        var mistakes = TemplateCheck.run(templates());
        mistakes.forEach(this::print);
        if (!mistakes.isEmpty()) {
            return Exit.FOUND;
        }
        print("Every template in " + templates() + " can be used.");
        return Exit.DONE;
    }

    private int plan(Request request) {
        var house = houses.apply(config.orElse(surroundings.home().resolve("config/ferry.yaml")));
        var zone = house.catalog().schedule().zone();
        var day = today.orElseGet(() -> LocalDate.ofInstant(surroundings.clock().instant(), zone));
        return switch (new Planner(house.registry(), house.catalog()).begin(request, day)) {
            case Planned.Ok(var plan) -> show(plan, house);
            case Planned.Refused refused -> refuse(refused);
        };
    }

    private Request request() {
        if (words.size() < 2) {
            throw usage("Write <old> to <new>: the model to leave and the model to take.");
        }
        if (words.size() == 3 && !TO.contains(words.get(1))) {
            throw usage("Write <old> to <new>; there is \"" + words.get(1) + "\" in between.");
        }
        return new Request(
                words.getFirst(),
                words.getLast(),
                cutoff,
                features,
                kind,
                surface,
                Optional.empty(),
                anyway);
    }

    private ParameterException usage(String words) {
        return new ParameterException(spec.commandLine(), words);
    }

    private int show(Plan plan, House house) {
        switch (format) {
            case TEXT -> new PlanText(plan, columns()).lines().forEach(this::print);
            case MARKDOWN -> print(renderer(house).planPreview(plan, true).stripTrailing());
            case JSON -> print(PlanJson.of(plan, house.catalog().raci()));
        }
        return Exit.DONE;
    }

    private Renderer renderer(House house) {
        try {
            return new Renderer(Templates.load(templates()), house.catalog(), house.registry());
        } catch (TemplateError e) {
            throw Stop.usage(String.join("\n", e.mistakes()));
        }
    }

    private Path templates() {
        return surroundings.home().resolve("templates");
    }

    private int refuse(Planned.Refused refused) {
        if (format == Format.JSON) {
            print(PlanJson.of(refused));
        }
        var err = spec.commandLine().getErr();
        err.println(Cells.plain(refused.reason()));
        err.println(Cells.plain(refused.remedy()));
        return Exit.USAGE;
    }

    private void print(String text) {
        spec.commandLine().getOut().println(text);
    }

    private int columns() {
        var columns = surroundings.environment().getOrDefault("COLUMNS", "");
        return columns.matches("\\d{1,4}")
                ? Math.max(FEWEST_COLUMNS, Integer.parseInt(columns))
                : USUAL_COLUMNS;
    }
}
