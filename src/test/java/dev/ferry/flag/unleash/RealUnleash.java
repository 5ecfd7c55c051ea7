package dev.ferry.flag.unleash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.ferry.store.RealPostgres;
import dev.ferry.tracker.http.CallMeter;
import dev.ferry.tracker.http.Credentials;
import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.Pacing;
import dev.ferry.tracker.http.Secret;
import dev.ferry.tracker.http.Transport;
import dev.ferry.tracker.http.TransportSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A real Unleash server from npm, on a real PostgreSQL. It is installed once below {@code target}
 * (about half a minute), and stopped by its process.
 *
 * <p>{@code UNLEASH_VERSION} chooses another version than {@value #USUAL_VERSION}.
 */
public final class RealUnleash implements AutoCloseable {

    public static final String USUAL_VERSION = "8.2.0";
    public static final String CLIENT_TOKEN = "default:production.ferry-test-backend";
    private static final String ADMIN_TOKEN = "*:*.ferry-test-admin";
    private static final String NODE = "node@22";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path app;
    private final String database = RealPostgres.emptyDatabase();
    private final int port = freePort();
    private Optional<Process> process = Optional.empty();

    private RealUnleash(Path app) {
        this.app = app;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Thrown where no server can be had here; the message says why, in words. */
    public static final class Unavailable extends RuntimeException {
        private Unavailable(String why) {
            super(why);
        }
    }

    public static RealUnleash start() {
        var server = new RealUnleash(installed());
        server.comesUp();
        return server;
    }

    private static Path installed() {
        var version = System.getenv().getOrDefault("UNLEASH_VERSION", USUAL_VERSION);
        var app = Path.of("target", "unleash-" + version).toAbsolutePath();
        if (Files.isDirectory(app.resolve("node_modules/unleash-server"))) {
            return app;
        }
        try {
            Files.createDirectories(app);
            Files.writeString(app.resolve("package.json"), "{\"private\":true}");
            run(
                    app,
                    List.of(
                            "npm",
                            "install",
                            "--no-audit",
                            "--no-fund",
                            NODE,
                            "unleash-server@" + version));
            return app;
        } catch (IOException e) {
            throw new Unavailable("npm cannot be run: " + e.getMessage());
        }
    }

    private static void run(Path dir, List<String> command) throws IOException {
        var log = dir.resolve("install.log");
        var installing =
                new ProcessBuilder(command)
                        .directory(dir.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            if (!installing.waitFor(4, TimeUnit.MINUTES) || installing.exitValue() != 0) {
                installing.destroyForcibly();
                throw new Unavailable("npm could not install the server; its words are in " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("stopped");
        }
    }

    /** Starts it, on the same database and port as before. */
    public void comesUp() {
        var jdbc = URI.create(database.substring("jdbc:".length()).replaceFirst("\\?.*", ""));
        var builder =
                new ProcessBuilder(
                                app.resolve("node_modules/.bin/node").toString(),
                                app.resolve("node_modules/unleash-server/dist/server.js")
                                        .toString())
                        .directory(app.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        app.resolve("server.log").toFile()));
        // Nothing of this machine's: a proxy would stand between the server and our webhook.
        builder.environment().keySet().retainAll(Set.of("PATH", "HOME"));
        builder.environment()
                .putAll(
                        Map.ofEntries(
                                Map.entry("NODE_ENV", "production"),
                                Map.entry("TZ", "UTC"),
                                Map.entry(
                                        "DATABASE_URL",
                                        "postgres://postgres:postgres@localhost:%d%s"
                                                .formatted(jdbc.getPort(), jdbc.getPath())),
                                Map.entry("DATABASE_SSL", "false"),
                                Map.entry("HTTP_HOST", "127.0.0.1"),
                                Map.entry("HTTP_PORT", String.valueOf(port)),
                                Map.entry("UNLEASH_URL", url().toString()),
                                Map.entry("INIT_ADMIN_API_TOKENS", ADMIN_TOKEN),
                                Map.entry("INIT_BACKEND_API_TOKENS", CLIENT_TOKEN),
                                // 8.x refuses webhooks into one's own network without it.
                                Map.entry("UNLEASH_ALLOW_PRIVATE_URL_IN_INTEGRATION", "true"),
                                Map.entry("CHECK_VERSION", "false"),
                                Map.entry("SEND_TELEMETRY", "false"),
                                Map.entry("LOG_LEVEL", "warn")));
        try {
            process = Optional.of(builder.start());
        } catch (IOException e) {
            throw new Unavailable("the server cannot be started: " + e.getMessage());
        }
        awaitHealth();
    }

    private void awaitHealth() {
        var end = Instant.now().plus(PATIENCE);
        while (!healthy()) {
            if (Instant.now().isAfter(end) || !process.map(Process::isAlive).orElse(false)) {
                close();
                throw new Unavailable(
                        "the server did not come up; its words are in "
                                + app.resolve("server.log"));
            }
            Waiting.aMoment();
        }
    }

    private boolean healthy() {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(url().resolve("/health")).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** As if somebody pulled the plug. */
    public void goesDown() {
        process.ifPresent(p -> p.destroyForcibly().onExit().join());
        process = Optional.empty();
    }

    @Override
    public void close() {
        goesDown();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public Transport road(InstantSource clock) {
        return new Transport(
                TransportSettings.of("unleash", url(), Pacing.NONE),
                Credentials.fixed("Authorization", "", Secret.of(ADMIN_TOKEN)),
                clock,
                time -> {},
                CallMeter.NONE);
    }

    // --- what people do in its pages

    private JsonNode send(String method, String path, JsonNode body) {
        var call = HttpCall.of(method, "/api/admin" + path, HttpCall.Nature.WRITE);
        var answer =
                road(InstantSource.system())
                        .send(body.isNull() ? call : call.withBody(body.toString()));
        return answer.json();
    }

    public void creates(String flag) {
        send("POST", "/projects/default/features", object("name", flag, "type", "release"));
    }

    public void archives(String flag) {
        send("DELETE", flag(flag), NullNode.instance);
    }

    public String adds(String flag, String rollout) {
        var body = MAPPER.createObjectNode().put("name", "flexibleRollout");
        body.set(
                "parameters", object("rollout", rollout, "stickiness", "default", "groupId", flag));
        return send("POST", production(flag) + "/strategies", body).path("id").asText();
    }

    /** Replaces the whole rule, as the pages do. */
    public void turns(String flag, String rule, String rollout) {
        var body = MAPPER.createObjectNode().put("name", "flexibleRollout");
        body.putArray("constraints");
        body.set(
                "parameters", object("rollout", rollout, "stickiness", "default", "groupId", flag));
        send("PUT", production(flag) + "/strategies/" + rule, body);
    }

    public void turnsOn(String flag) {
        send("POST", production(flag) + "/on", NullNode.instance);
    }

    public void turnsOff(String flag) {
        send("POST", production(flag) + "/off", NullNode.instance);
    }

    /** The rules of a flag, as they are stored. */
    public JsonNode rules(String flag) {
        return road(InstantSource.system())
                .send(HttpCall.get("/api/admin" + production(flag) + "/strategies"))
                .json();
    }

    public void tells(URI hook, String authorization) {
        var body =
                MAPPER.createObjectNode()
                        .put("provider", "webhook")
                        .put("enabled", true)
                        .put("description", "Ferry");
        body.set("parameters", object("url", hook.toString(), "authorization", authorization));
        var events = body.putArray("events");
        List.of(
                        "feature-created",
                        "feature-archived",
                        "feature-strategy-add",
                        "feature-strategy-update",
                        "feature-strategy-remove",
                        "feature-environment-enabled",
                        "feature-environment-disabled")
                .forEach(events::add);
        send("POST", "/addons", body);
    }

    private static String flag(String flag) {
        return "/projects/default/features/" + flag;
    }

    private static String production(String flag) {
        return flag(flag) + "/environments/production";
    }

    private static JsonNode object(String... pairs) {
        var node = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < pairs.length; i += 2) {
            node.put(pairs[i], pairs[i + 1]);
        }
        return node;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new Unavailable("no port is free: " + e.getMessage());
        }
    }
}
