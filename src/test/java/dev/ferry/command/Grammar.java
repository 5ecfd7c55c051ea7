package dev.ferry.command;

import java.util.List;
import java.util.stream.Stream;

/** All that can be said to Ferry, as data. */
final class Grammar {

    private static final List<Param> MODELS =
            List.of(
                    Param.one("old", Type.MODEL),
                    Param.one("to", Type.TO),
                    Param.one("new", Type.MODEL));

    private static final List<Option> START_OPTIONS =
            List.of(
                    Option.of(
                            "cutoff", Type.DATE, "the day on which the old model is switched off"),
                    Option.of("features", Type.FEATURES, "only these features, or all of them"),
                    Option.of(
                            "kind",
                            Type.choice("upgrade", "deprecation", "new-provider"),
                            "why the migration happens, where Ferry guesses wrong"),
                    Option.of("surface", Type.NAME, "the platform whose dates count"),
                    Option.of("reason", Type.TEXT, "goes into the epic"),
                    Option.flag("anyway", "even if the new model retires soon"));

    private static final Param FEATURE = Param.optional("feature", Type.FEATURE);
    private static final Param REASON = Param.optional("reason", Type.TEXT);

    static final List<String> FEATURES =
            List.of("duo-chat", "code-suggestions", "code-review", "summaries");

    static final List<Usage> USAGES =
            List.of(
                    new Usage(
                            Usage.START,
                            MODELS,
                            START_OPTIONS,
                            "creates the epic and one issue for each affected feature",
                            "/migrate claude-sonnet-4-5 to claude-sonnet-5-5 --cutoff 2026-12-01",
                            Permission.INITIATE),
                    new Usage(
                            "plan",
                            MODELS,
                            START_OPTIONS,
                            "shows what would be created, and creates nothing",
                            "/migrate plan claude-sonnet-4-5 to claude-sonnet-5-5",
                            Permission.READ),
                    usage("status", Permission.READ, "/migrate status duo-chat", FEATURE),
                    usage("why", Permission.READ, "/migrate why duo-chat", FEATURE),
                    usage(
                            "assign",
                            Permission.DRIVE,
                            "/migrate assign duo-chat @ana",
                            FEATURE,
                            Param.one("user", Type.USER)),
                    usage(
                            "eta",
                            Permission.DRIVE,
                            "/migrate eta duo-chat 2026-12-01",
                            FEATURE,
                            Param.one("date", Type.DATE)),
                    usage(
                            "add",
                            Permission.INITIATE,
                            "/migrate add duo-chat",
                            Param.many("feature", Type.FEATURE)),
                    usage(
                            "remove",
                            Permission.INITIATE,
                            "/migrate remove duo-chat",
                            Param.many("feature", Type.FEATURE)),
                    usage(
                            "cutoff",
                            Permission.INITIATE,
                            "/migrate cutoff 2026-12-01",
                            Param.one("date", Type.DATE)),
                    usage(
                            "rollout",
                            Permission.DRIVE,
                            "/migrate rollout duo-chat 5%",
                            FEATURE,
                            Param.one("percent", Type.percentOr("next", "pause", "resume"))),
                    usage(
                            "rollback",
                            Permission.DRIVE,
                            "/migrate rollback duo-chat answers are worse",
                            FEATURE,
                            REASON),
                    usage("done", Permission.DRIVE, "/migrate done duo-chat", FEATURE),
                    usage("reopen", Permission.DRIVE, "/migrate reopen duo-chat", FEATURE),
                    usage("cancel", Permission.INITIATE, "/migrate cancel not needed", REASON),
                    usage(
                            "help",
                            Permission.READ,
                            "/migrate help rollout",
                            Param.optional("verb", Type.VERB)));

    static final CommandParser PARSER = new CommandParser(USAGES, () -> FEATURES);

    private Grammar() {}

    private static Usage usage(
            String verb, Permission permission, String example, Param... params) {
        return new Usage(
                verb,
                List.of(params),
                List.of(),
                "does what " + verb + " says",
                example,
                permission);
    }

    static Invocation ok(String line) {
        return switch (PARSER.parse(line).getFirst()) {
            case Parsed.Ok(var invocation) -> invocation;
            case Parsed.Mistake mistake ->
                    throw new AssertionError(line + "\n" + MistakeText.markdown(mistake));
        };
    }

    static Parsed.Mistake mistake(String line) {
        return switch (PARSER.parse(line).getFirst()) {
            case Parsed.Mistake mistake -> mistake;
            case Parsed.Ok ok -> throw new AssertionError(line + " is " + ok);
        };
    }

    static Stream<String> examples() {
        return USAGES.stream().map(Usage::example);
    }
}
