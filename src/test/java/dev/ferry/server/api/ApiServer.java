package dev.ferry.server.api;

import dev.ferry.flag.FlagState;
import dev.ferry.flag.Rollout;
import dev.ferry.migration.Company;
import dev.ferry.migration.FeatureFacts;
import dev.ferry.migration.Maturity;
import dev.ferry.migration.Planned;
import dev.ferry.migration.Planner;
import dev.ferry.migration.Request;
import dev.ferry.migration.StatusReader;
import dev.ferry.migration.TestRegistry;
import dev.ferry.reconcile.Board;
import dev.ferry.reconcile.MigrationRecord;
import dev.ferry.registry.Surface.AfterRetirement;
import dev.ferry.server.WebServer;
import dev.ferry.store.Database;
import dev.ferry.store.NewDatabase;
import dev.ferry.text.Checklist;
import dev.ferry.tracker.IssueRef;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The API over a real socket and a real database, with one migration of two features. */
final class ApiServer implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    static final String TOKEN = "a-long-random-text";
    static final String MIGRATION = "gpt-4o-to-gpt-6-luna-7";

    private final TestRegistry registry =
            new TestRegistry()
                    .surface("openai", true, AfterRetirement.FAIL)
                    .model("gpt-4o", "openai", "openai")
                    .retires("gpt-4o", "openai", "2027-01-14")
                    .model("gpt-6-luna", "openai", "openai");
    private final Company company =
            new Company()
                    .feature("chat", Maturity.GA, 5, "gpt-4o@openai")
                    .feature("search", Maturity.BETA, 5, "gpt-4o@openai");
    private final Planner planner = new Planner(registry, company.catalog());
    private final HttpClient http = HttpClient.newHttpClient();
    private final Board board = new Board();
    private final List<String> refreshed = new ArrayList<>();
    private final Database database;
    private final WebServer server;

    ApiServer(Path dir, Optional<String> token) {
        database = Database.open(NewDatabase.at(dir.resolve("ferry.db")));
        database.migrations().save(record());
        var reports =
                new ReportRoutes(
                        new ApiToken(token),
                        database.migrations(),
                        database.reports(),
                        refreshed::add,
                        () -> NOW);
        var assignments =
                new AssignmentRoutes(
                        registry,
                        board,
                        database.migrations(),
                        token.map(ApiToken::new),
                        () -> NOW);
        server = WebServer.start(0, List.of(reports::register, assignments::register));
    }

    private MigrationRecord record() {
        var planned =
                (Planned.Ok)
                        planner.begin(
                                Request.of("gpt-4o", "gpt-6-luna"), LocalDate.of(2026, 11, 2));
        return new MigrationRecord(
                MIGRATION,
                IssueRef.issue("embedded", "acme/app", 7),
                planned.plan().decisions(),
                "fatima",
                NOW);
    }

    Database database() {
        return database;
    }

    List<String> refreshed() {
        return refreshed;
    }

    /** The flags were seen at these percentages. */
    void seen(Map<String, String> percents, Set<String> confidential) {
        var plan = planner.plan(record().decisions());
        var facts = new HashMap<String, FeatureFacts>();
        percents.forEach((feature, percent) -> facts.put(feature, facts(feature, percent)));
        var status = new StatusReader().read(plan, facts, LocalDate.of(2026, 11, 21));
        board.publish(
                new Board.Entry(record(), status, Optional.empty(), confidential, Instant.now()));
    }

    private static FeatureFacts facts(String feature, String percent) {
        var key = Company.flag(feature);
        var flag =
                percent.equals("?")
                        ? FlagState.unreadable(key, "no answer", NOW)
                        : new FlagState(
                                key,
                                FlagState.Presence.PRESENT,
                                true,
                                Rollout.of(new BigDecimal(percent), "", ""),
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                NOW,
                                percent);
        return new FeatureFacts(
                feature,
                Optional.of(true),
                Optional.empty(),
                Optional.empty(),
                List.of("dora"),
                Checklist.EMPTY,
                Optional.of(flag),
                Optional.empty(),
                true,
                true,
                false,
                Optional.empty(),
                Optional.empty());
    }

    HttpResponse<String> post(String path, String body, Optional<String> token) {
        var request =
                HttpRequest.newBuilder(at(path)).POST(HttpRequest.BodyPublishers.ofString(body));
        token.ifPresent(t -> request.header("Authorization", "Bearer " + t));
        return send(request);
    }

    HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(at(path)).GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
