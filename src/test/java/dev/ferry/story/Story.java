package dev.ferry.story;

import dev.ferry.flag.FlagSource;
import dev.ferry.migration.Company;
import dev.ferry.migration.Maturity;
import dev.ferry.migration.TestRegistry;
import dev.ferry.registry.Surface.AfterRetirement;
import dev.ferry.store.WriteHook;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Role;
import dev.ferry.tracker.embedded.Seed;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** A conversation: people write, the bot hears of it and works, and we look at the tracker. */
final class Story implements AutoCloseable {

    private final World world;
    private Bot bot;

    private Story(World world) {
        this.world = world;
        this.bot = new Bot(world, WriteHook.NONE, true);
    }

    /** Acme with chat (GA), review (beta) and summaries (experimental) on claude-sonnet-4-5. */
    static Story in(Path dir) {
        return in(dir, Line.EMBEDDED);
    }

    /** The same, told over this road. */
    static Story in(Path dir, Line line) {
        var company =
                new Company()
                        .feature("chat", Maturity.GA, 5, "claude-sonnet-4-5@anthropic")
                        .feature("review", Maturity.BETA, 3, "claude-sonnet-4-5@anthropic")
                        .feature(
                                "summaries",
                                Maturity.EXPERIMENTAL,
                                2,
                                "claude-sonnet-4-5@anthropic")
                        .feature("search", Maturity.GA, 5, "gpt-4o@openai");
        return of(dir, company, line);
    }

    static Story of(Path dir, Company company) {
        return of(dir, company, Line.EMBEDDED);
    }

    static Story of(Path dir, Company company, Line line) {
        var world = new World(dir, company.catalog(), registry(), SEED, line);
        world.flags("flags: {}\n");
        return new Story(world);
    }

    /** The same with flags in a service. */
    static Story of(Path dir, Company company, Function<InstantSource, FlagSource> flags) {
        var world = new World(dir, company.catalog(), registry(), SEED);
        world.flagSource(flags.apply(world.clock()));
        return new Story(world);
    }

    static TestRegistry registry() {
        return new TestRegistry()
                .surface("anthropic", true, AfterRetirement.FAIL)
                .surface("openai", true, AfterRetirement.FAIL)
                .model("claude-sonnet-4-5", "anthropic", "anthropic")
                .model("claude-sonnet-5-5", "anthropic", "anthropic")
                .model("gpt-4o", "openai", "openai")
                .model("gpt-5.6", "openai", "openai")
                .retires("claude-sonnet-4-5", "anthropic", "2027-01-14")
                .retires("gpt-4o", "openai", "2027-01-14");
    }

    static final Seed SEED =
            new Seed(
                    List.of(
                            new Seed.Person(
                                    "fatima",
                                    "Fatima Framework",
                                    List.of("ai-framework"),
                                    Role.MAINTAINER),
                            new Seed.Person(
                                    "carla", "Carla Creation", List.of("creation"), Role.DEVELOPER),
                            new Seed.Person(
                                    "dora", "Dora Developer", List.of("creation"), Role.DEVELOPER),
                            new Seed.Person(
                                    "pia", "Pia Product", List.of("product"), Role.REPORTER),
                            new Seed.Person(
                                    "igor",
                                    "Igor Infra",
                                    List.of("infrastructure"),
                                    Role.DEVELOPER),
                            new Seed.Person("gus", "Gus Guest", List.of(), Role.GUEST)),
                    List.of(World.PROJECT));

    World world() {
        return world;
    }

    Bot bot() {
        return bot;
    }

    IssueRef opens(String who, String title, String body) {
        var ref = world.opens(who, title, body);
        runs();
        return ref;
    }

    /** Somebody comments, and the bot does all that follows from it. */
    CommentRef says(String who, IssueRef issue, String text) {
        var ref = world.writes(who, issue, text);
        runs();
        return ref;
    }

    /** The bot hears what happened and works until nothing is left to do. */
    void runs() {
        for (var news = world.news(); !news.isEmpty(); news = world.news()) {
            news.forEach(bot::hears);
            bot.works();
        }
    }

    /** Somebody moves a flag in the file; nobody tells the bot. */
    void flag(String name, int percent) {
        world.flags(
                "flags:\n  "
                        + name
                        + ":\n"
                        + "    state: ENABLED\n"
                        + "    variants: {on: true, off: false}\n"
                        + "    defaultVariant: off\n"
                        + "    targeting: {fractional: [[on, "
                        + percent
                        + "], [off, "
                        + (100 - percent)
                        + "]]}\n");
    }

    /** What the flag file says of everybody. */
    int percent(String flag) {
        var key = new dev.ferry.flag.FlagKey("file", "", flag, "");
        var file = new dev.ferry.flag.file.FlagFile(world.flags(), world.clock());
        return dev.ferry.migration.ramp.Percentage.number(
                        java.util.Objects.requireNonNull(
                                file.read(java.util.List.of(key)).get(key)))
                .orElseThrow()
                .intValueExact();
    }

    String answer(IssueRef issue) {
        return world.answers(issue).getLast();
    }

    /** The process dies and another one starts on the same database, watched by this hook. */
    void restartsWith(WriteHook hook) {
        bot.close();
        bot = new Bot(world, hook);
    }

    /** The process dies and another one starts on the same database. */
    void restarts() {
        bot.close();
        bot = new Bot(world, WriteHook.NONE, true);
    }

    /** The same; something happens right before the next decision is written down. */
    void restarts(Consumer<Bot> meanwhile) {
        bot.close();
        bot =
                new Bot(
                        world,
                        new WriteHook() {
                            private boolean happened;

                            @Override
                            public void before(String write) {
                                if (write.equals("migration.decide") && !happened) {
                                    happened = true;
                                    meanwhile.accept(bot);
                                }
                            }

                            @Override
                            public void after(String write) {}
                        });
    }

    /** The disk with the database is lost; the next bot begins with an empty one. */
    void losesItsDatabase() {
        bot.close();
        for (var end : List.of("", "-wal", "-shm")) {
            world.database().resolveSibling(world.database().getFileName() + end).toFile().delete();
        }
        bot = new Bot(world, WriteHook.NONE, true);
    }

    @Override
    public void close() {
        bot.close();
        world.close();
    }
}
