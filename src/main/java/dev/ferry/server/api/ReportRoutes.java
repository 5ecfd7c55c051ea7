package dev.ferry.server.api;

import dev.ferry.migration.Decisions;
import dev.ferry.migration.TimelineEntry;
import dev.ferry.migration.ramp.Report;
import dev.ferry.reconcile.MigrationRecord;
import dev.ferry.reconcile.Migrations;
import dev.ferry.reconcile.Reports;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes reports of evaluations and of what is measured. A report moves no flag up: it opens or
 * shuts a gate; whether anything follows is decided where everything else is.
 */
public final class ReportRoutes {

    private static final int LARGEST_BODY = 16 * 1024;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final String OLD_CALLS = "old_calls";

    private static final List<String> METRICS =
            java.util.stream.Stream.concat(
                            Arrays.stream(Report.Metric.values())
                                    .map(m -> m.name().toLowerCase(Locale.ROOT)),
                            java.util.stream.Stream.of(OLD_CALLS))
                    .toList();

    private final ApiToken token;
    private final Migrations migrations;
    private final Reports reports;
    private final Consumer<String> refreshSoon;
    private final InstantSource clock;

    public ReportRoutes(
            ApiToken token,
            Migrations migrations,
            Reports reports,
            Consumer<String> refreshSoon,
            InstantSource clock) {
        this.token = token;
        this.migrations = migrations;
        this.reports = reports;
        this.refreshSoon = refreshSoon;
        this.clock = clock;
    }

    @FunctionalInterface
    private interface Reading {
        Report of(byte[] body) throws Problem;
    }

    public void register(RoutesConfig routes) {
        routes.post("/api/v1/evaluations", ctx -> take(ctx, this::evaluation));
        routes.post("/api/v1/observations", ctx -> take(ctx, this::observation));
    }

    private void take(Context ctx, Reading reading) throws IOException {
        try {
            token.check(ctx);
            var body = ctx.bodyInputStream().readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                throw new Problem(413, "The body is too large.", "A report is one small object.");
            }
            var report = reading.of(body);
            boolean stored = reports.add(report, entries(report));
            migrations.byId(report.migration()).map(MigrationRecord::lane).ifPresent(refreshSoon);
            ctx.status(stored ? 202 : 200)
                    .json(
                            Map.of(
                                    "id",
                                    report.id(),
                                    "stored",
                                    stored,
                                    "migration",
                                    report.migration()));
        } catch (Problem p) {
            p.answer(ctx);
        }
    }

    private Report evaluation(byte[] body) throws Problem {
        var f =
                Fields.read(
                        body,
                        List.of("id", "migration", "feature", "verdict", "summary", "url", "at"));
        var feature = f.neededText("feature");
        return new Report.Evaluation(
                "evaluation/" + f.neededText("id"),
                migration(f.text("migration"), feature),
                feature,
                f.choice("verdict", List.of("pass", "fail")).equals("pass"),
                f.text("summary").orElse("no summary was given"),
                f.text("url"),
                moment(f));
    }

    private Report observation(byte[] body) throws Problem {
        var f =
                Fields.read(
                        body,
                        List.of(
                                "id",
                                "migration",
                                "feature",
                                "metric",
                                "value",
                                "control",
                                "requests",
                                "calls",
                                "at"));
        var id = "observation/" + f.neededText("id");
        var feature = f.neededText("feature");
        var migration = migration(f.text("migration"), feature);
        var metric = f.choice("metric", METRICS);
        if (metric.equals(OLD_CALLS)) {
            return new Report.OldCalls(id, migration, feature, f.neededCount("calls"), moment(f));
        }
        return new Report.Comparison(
                id,
                migration,
                feature,
                Report.Metric.valueOf(metric.toUpperCase(Locale.ROOT)),
                f.number("value"),
                f.number("control"),
                f.count("requests"),
                moment(f));
    }

    private Instant moment(Fields f) throws Problem {
        var now = clock.instant();
        var at = f.moment("at").orElse(now);
        if (at.isAfter(now.plus(CLOCKS_DIFFER))) {
            throw Problem.wrong("\"at\" lies ahead of now, " + now + ".", "Look at your clock.");
        }
        return at;
    }

    /** The one that is named, or the only one in which this feature moves. */
    private String migration(Optional<String> named, String feature) throws Problem {
        var moving =
                migrations.all().stream()
                        .filter(m -> m.decisions().state() != Decisions.State.CANCELLED)
                        .filter(m -> named.map(m.id()::equals).orElse(true))
                        .filter(m -> m.decisions().features().contains(feature))
                        .toList();
        var open = moving.stream().filter(m -> m.decisions().open()).toList();
        var candidates = named.isPresent() || open.isEmpty() ? moving : open;
        if (candidates.isEmpty()) {
            throw new Problem(
                    404,
                    "No migration moves this feature.",
                    "`GET /api/v1/migrations` lists what there is.");
        }
        if (candidates.size() > 1) {
            throw Problem.wrong(
                    "Several migrations move this feature.",
                    "Send \"migration\": one of "
                            + String.join(
                                    ", ", candidates.stream().map(MigrationRecord::id).toList())
                            + ".");
        }
        return candidates.getFirst().id();
    }

    /** What is measured every minute would bury what a reader looks for; verdicts are few. */
    private static List<TimelineEntry> entries(Report report) {
        return report instanceof Report.Evaluation e
                ? List.of(
                        new TimelineEntry(
                                e.migration(),
                                Optional.of(e.feature()),
                                TimelineEntry.What.EVALUATION,
                                e.at(),
                                Optional.empty(),
                                "",
                                e.passed() ? "pass" : "fail",
                                e.summary()))
                : List.of();
    }
}
