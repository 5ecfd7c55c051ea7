package dev.ferry.render;

import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagState;
import dev.ferry.flag.Rollout;
import dev.ferry.migration.Catalog;
import dev.ferry.migration.Feature;
import dev.ferry.migration.FeatureFacts;
import dev.ferry.migration.Health;
import dev.ferry.migration.Kind;
import dev.ferry.migration.Maturity;
import dev.ferry.migration.Phase;
import dev.ferry.migration.Plan;
import dev.ferry.migration.Status;
import dev.ferry.registry.Registry;
import dev.ferry.text.Checklist;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A believable company in the middle of a migration, for tests that render or read texts. */
public final class Samples {

    public static final LocalDate TODAY = Specimens.TODAY;

    private static final Instant NOW = Instant.parse("2026-11-21T14:17:00Z");

    /** Texts that somebody could put into any field. */
    public static final List<String> HOSTILE =
            List.of(
                    "/close",
                    "x\n/close\n/assign @root",
                    "@all and @acme/everybody",
                    "--> <!-- ferry:end table --> <!-- ferry:section rollout -->",
                    "<script>alert(1)</script><img src=x onerror=alert(1)>",
                    "${\"freemarker.template.utility.Execute\"?new()(\"id\")} <#include"
                            + " \"/etc/passwd\"> <@x/>",
                    "a | b || c \\| d",
                    "`code` ``more`` ``` fence",
                    "- [x] ticked\n- [ ] open",
                    "# heading\n===\n---\n> quote",
                    "[click](javascript:alert(1)) ![i](http://e.example/i.png) <http://e.example>",
                    "\u202Egnp.exe\u2066 \u200Bzero\u0000nul\u0007",
                    "&lt;b&gt; &#64;all #1 !2 %3 ~4 &5 $6",
                    "x".repeat(100_000),
                    "`|@<".repeat(25_000));

    private static final Templates TEMPLATES = Templates.load(Path.of("templates"));

    private Samples() {}

    public static Catalog catalog() {
        return Specimens.catalog();
    }

    public static Registry registry() {
        return SpecimenModels.registry();
    }

    public static Renderer renderer() {
        return new Renderer(TEMPLATES, catalog(), registry());
    }

    /** Three features, cutoff 2027-01-14 on Anthropic's own platform. */
    public static Plan deprecation() {
        return Specimens.plan(Specimens.route(Kind.DEPRECATION));
    }

    /** Three features leave Anthropic for a model that is not offered where they are. */
    public static Plan newProvider() {
        return Specimens.plan(
                new Specimens.Route(
                        Kind.NEW_PROVIDER,
                        "claude-sonnet-4-5",
                        "mistral-large-3",
                        List.of("anthropic")));
    }

    public static Plan upgrade(String oldModel, String newModel, String surface) {
        return Specimens.plan(
                new Specimens.Route(Kind.UPGRADE, oldModel, newModel, List.of(surface)));
    }

    /** A deprecation of so many features. */
    public static Plan many(int features) {
        var route = Specimens.route(Kind.DEPRECATION);
        return Specimens.plan(
                route,
                IntStream.rangeClosed(1, features).mapToObj(n -> feature(n, route)).toList());
    }

    private static Feature feature(int n, Specimens.Route route) {
        var maturity = Maturity.values()[n % Maturity.values().length];
        return Specimens.feature(
                "feature-" + n, "Feature number " + n + " of the assistant", maturity, route, true);
    }

    /** One feature whose every text is this. */
    public static Plan hostile(String text) {
        var route = Specimens.route(Kind.DEPRECATION);
        var feature =
                new Feature(
                        text,
                        text,
                        text,
                        text,
                        Optional.of(text),
                        Maturity.GA,
                        List.of(),
                        Optional.of(new FlagKey(text, text, text, text)),
                        text,
                        5,
                        false);
        return Specimens.plan(route, List.of(feature));
    }

    /** One late, one rolling out, one whose flag source does not answer. */
    public static Status status(Plan plan) {
        var items = plan.issues();
        return new Status(
                plan,
                TODAY,
                List.of(
                        row(
                                items.get(0),
                                rollingOut(items.get(0)),
                                new Phase.RollingOut(Optional.of(BigDecimal.valueOf(50))),
                                Health.Level.ON_TRACK,
                                "50 % of users have it, due in 26 days"),
                        row(
                                items.get(1),
                                silent(items.get(1)),
                                new Phase.Testing(),
                                Health.Level.AT_RISK,
                                "its flag source has not answered since 14:05 UTC"),
                        row(
                                items.get(2),
                                FeatureFacts.unseen(items.get(2).feature().id()),
                                new Phase.Planned(),
                                Health.Level.LATE,
                                "should have started on 2026-11-10; `/migrate eta` sets another"
                                        + " day")),
                new Health(Health.Level.LATE, List.of("1 of 3 features is late")));
    }

    public static Status allThe(Plan plan, Health.Level level, String reason) {
        var health = new Health(level, List.of(reason));
        var rows =
                plan.issues().stream()
                        .map(i ->
                                new Status.Row(
                                        i,
                                        rollingOut(i),
                                        new Phase.Testing(),
                                        health,
                                        List.of(reason)))
                        .toList();
        return new Status(plan, TODAY, rows, health);
    }

    private static Status.Row row(
            Plan.Item item, FeatureFacts facts, Phase phase, Health.Level level, String reason) {
        return new Status.Row(
                item,
                facts,
                phase,
                new Health(level, List.of(reason)),
                List.of(
                        "7 of 24 tasks are ticked",
                        "the flag `" + item.feature().id() + "` was read at 14:17 UTC"));
    }

    public static FeatureFacts rollingOut(Plan.Item item) {
        return facts(
                item,
                Optional.of(reading(item, FlagState.Presence.PRESENT, Rollout.percent(50), NOW)),
                Optional.empty());
    }

    private static FeatureFacts silent(Plan.Item item) {
        var key = item.feature().flag().orElseThrow();
        return facts(
                item,
                Optional.of(FlagState.unreadable(key, "timed out", NOW)),
                Optional.of(
                        reading(
                                item,
                                FlagState.Presence.PRESENT,
                                Rollout.percent(25),
                                NOW.minusSeconds(720))));
    }

    public static FeatureFacts facts(
            Plan.Item item, Optional<FlagState> flag, Optional<FlagState> lastKnown) {
        return new FeatureFacts(
                item.feature().id(),
                Optional.of(true),
                Optional.of("https://tracker.example.com/acme/ai/issues/12"),
                Optional.of("#12"),
                List.of(item.assignee()),
                new Checklist(List.of(new Checklist.Section("evaluation", 7, 24))),
                flag,
                lastKnown,
                true,
                true,
                false,
                Optional.of(item.due()),
                Optional.empty());
    }

    public static FlagState reading(
            Plan.Item item, FlagState.Presence presence, Rollout rollout, Instant at) {
        var key = item.feature().flag().orElse(new FlagKey("flags", "f", "none", "production"));
        return new FlagState(
                key,
                presence,
                true,
                rollout,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(URI.create("https://flags.example.com/code_review_model")),
                false,
                at,
                "1");
    }
}
