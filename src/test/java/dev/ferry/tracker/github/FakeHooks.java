package dev.ferry.tracker.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.tracker.Role;
import dev.ferry.tracker.embedded.Event;
import dev.ferry.tracker.http.OutgoingHooks;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Webhooks as GitHub keeps them: the App's one, and those of repositories. Nothing is sent before
 * {@link #send} is called; every delivery is tried once, kept with what became of it, and tried
 * again when somebody asks.
 */
public final class FakeHooks implements OutgoingHooks {

    /** A hook; {@code project} is empty for the App's. */
    private record Made(String project, ObjectNode node) {

        String config(String name) {
            return node.path("config").path(name).asText("");
        }

        boolean wants(String event) {
            return node.path("active").asBoolean()
                    && node.path("events").toString().contains('"' + event + '"');
        }
    }

    private record Sent(
            Made hook, long id, String guid, Event event, Instant at, int status, boolean again) {}

    private final FakeGitHub github;
    private final List<Made> hooks = new CopyOnWriteArrayList<>();
    private final List<Sent> deliveries = new CopyOnWriteArrayList<>();
    private final AtomicLong ids = new AtomicLong(7000);
    private final HttpClient http = HttpClient.newHttpClient();

    FakeHooks(FakeGitHub github) {
        this.github = github;
        var app = node(0, "");
        app.set("events", app.arrayNode().add("issues").add("issue_comment").add("sub_issues"));
        app.set("config", app.objectNode());
        hooks.add(new Made("", app));
    }

    // --- what somebody does on GitHub's pages

    /** Somebody fills in the App's webhook. */
    public FakeHooks ofApp(String url, String secret) {
        ((ObjectNode) hooks.getFirst().node().get("config"))
                .put("url", url)
                .put("content_type", "json")
                .put("insecure_ssl", "0")
                .put("secret", secret);
        return this;
    }

    /** Somebody takes the App's webhook away. */
    public void withoutApp() {
        hooks.remove(ofApp());
    }

    /** Somebody makes the webhook of a repository, or turns it to another address. */
    public void ofRepository(String project, String url, String secret) {
        var made =
                hooks.stream()
                        .filter(h -> h.project().equals(project))
                        .findFirst()
                        .orElseGet(() -> new Made(project, node(hooks.size(), project)));
        made.node().set("events", made.node().arrayNode().add("issues").add("issue_comment"));
        made.node()
                .putObject("config")
                .put("url", url)
                .put("content_type", "json")
                .put("insecure_ssl", "0")
                .put("secret", secret);
        hooks.remove(made);
        hooks.add(made);
    }

    /** Waits until so many deliveries were answered well, half a minute at the most. */
    @Override
    public synchronized boolean awaitTaken(long wanted) throws InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (taken() < wanted && System.nanoTime() < end) {
            wait(1_000);
        }
        return taken() >= wanted;
    }

    /** Somebody changes hooks by hand. */
    public void change(Consumer<ObjectNode> change) {
        hooks.forEach(h -> change.accept(h.node()));
    }

    /** How many deliveries were tried so far, and how many of them were answered well. */
    @Override
    public int tried() {
        return deliveries.size();
    }

    @Override
    public long taken() {
        return deliveries.stream().filter(d -> d.status() / 100 == 2).count();
    }

    // --- sending

    /** Tells everybody who wants to know of everything that happened since. */
    @Override
    public void send() {
        for (var event : github.tracker().outbox().take(1_000)) {
            var guid = event.id().toString();
            for (var hook : List.copyOf(hooks)) {
                if (concerns(hook, event) && hook.wants(kind(event))) {
                    deliver(hook, guid, event, false);
                }
            }
        }
    }

    private static boolean concerns(Made hook, Event event) {
        return hook.project().isEmpty()
                ? !hook.config("url").isEmpty()
                : hook.project().equals(event.issue().project());
    }

    private static String kind(Event event) {
        return event.type().wire().startsWith("comment") ? "issue_comment" : "issues";
    }

    private void deliver(Made hook, String guid, Event event, boolean again) {
        var status = post(hook, guid, event);
        var now = github.clock().instant();
        deliveries.add(new Sent(hook, ids.incrementAndGet(), guid, event, now, status, again));
        synchronized (this) {
            notifyAll();
        }
    }

    /** 0 when nothing came back. */
    private int post(Made hook, String guid, Event event) {
        var body = payload(event).toString();
        var request =
                HttpRequest.newBuilder(URI.create(hook.config("url")))
                        .header("X-GitHub-Event", kind(event))
                        .header("X-GitHub-Delivery", guid)
                        .header("Content-Type", "application/json");
        if (!hook.config("secret").isEmpty()) {
            request.header("X-Hub-Signature-256", "sha256=" + hmac(hook.config("secret"), body));
        }
        try {
            return http.send(
                            request.POST(BodyPublishers.ofString(body)).build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode payload(Event event) {
        var issues = new FakeIssues(github);
        var project = event.issue().project();
        var node = JsonNodeFactory.instance.objectNode();
        node.put("action", event.type().wire().replaceFirst(".*\\.", ""));
        github.tracker().issue(event.issue()).ifPresent(i -> node.set("issue", issues.shape(i)));
        if (!event.subject().isDescription()) {
            github.tracker()
                    .comment(event.subject())
                    .ifPresent(c -> node.set("comment", github.shapes().comment(c)));
        }
        node.set("repository", github.shapes().repository(project, github.repositoryId(project)));
        node.set("sender", github.shapes().user(event.actor()));
        return node;
    }

    private static String hmac(String secret, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    // --- the API

    void register(RoutesConfig routes) {
        routes.get("/app/hook/config", FakeGitHub.json(ctx -> shown(ofApp()).get("config")));
        routes.patch("/app/hook/config", FakeGitHub.json(this::configureApp));
        routes.get("/app/hook/deliveries", FakeGitHub.json(ctx -> list(ctx, ofApp())));
        routes.post("/app/hook/deliveries/{delivery}/attempts", this::again);
        var repo = "/repos/{owner}/{repo}/hooks";
        routes.get(repo, FakeGitHub.json(this::list));
        routes.post(repo, FakeGitHub.created(this::create));
        routes.patch(repo + "/{hook}", FakeGitHub.json(this::edit));
        routes.get(repo + "/{hook}/deliveries", FakeGitHub.json(ctx -> list(ctx, hook(ctx))));
        routes.post(repo + "/{hook}/deliveries/{delivery}/attempts", this::again);
    }

    private Made ofApp() {
        return hooks.stream()
                .filter(h -> h.project().isEmpty())
                .findFirst()
                .orElseThrow(FakeRefusal::notFound);
    }

    private JsonNode configureApp(Context ctx) {
        ((ObjectNode) ofApp().node().get("config")).setAll((ObjectNode) FakeGitHub.body(ctx));
        return shown(ofApp()).get("config");
    }

    private JsonNode list(Context ctx) {
        var project = administered(ctx);
        return github.page(
                ctx,
                hooks.stream()
                        .filter(h -> h.project().equals(project))
                        .map(FakeHooks::shown)
                        .toList());
    }

    private JsonNode create(Context ctx) {
        var project = administered(ctx);
        var made = new Made(project, node(hooks.size(), project));
        hooks.add(made);
        return changed(made, FakeGitHub.body(ctx));
    }

    private JsonNode edit(Context ctx) {
        administered(ctx);
        return changed(hook(ctx), FakeGitHub.body(ctx));
    }

    private JsonNode changed(Made hook, JsonNode body) {
        if (!github.hasSubIssues() && body.path("events").toString().contains("sub_issues")) {
            throw FakeRefusal.invalid("Hook", "events", "invalid");
        }
        hook.node().set("events", body.path("events"));
        hook.node().put("active", body.path("active").asBoolean(true));
        hook.node().set("config", body.path("config").deepCopy());
        return shown(hook);
    }

    /** Others are told that there is nothing. */
    private String administered(Context ctx) {
        var project = github.project(ctx);
        var view = github.view(ctx);
        if (!github.tracker().role(view.self().id(), project).atLeast(Role.OWNER)) {
            throw FakeRefusal.notFound();
        }
        return project;
    }

    private Made hook(Context ctx) {
        var project = github.project(ctx);
        return hooks.stream()
                .filter(h -> h.project().equals(project))
                .filter(h -> h.node().path("id").asText().equals(ctx.pathParam("hook")))
                .findFirst()
                .orElseThrow(FakeRefusal::notFound);
    }

    private JsonNode list(Context ctx, Made hook) {
        var failedOnly = "failure".equals(ctx.queryParam("status"));
        var all =
                deliveries.stream()
                        .filter(d -> d.hook() == hook)
                        .filter(d -> !failedOnly || d.status() / 100 != 2)
                        .sorted(Comparator.comparing(Sent::id).reversed())
                        .map(FakeHooks::shown)
                        .toList();
        return cut(ctx, all);
    }

    /** GitHub's lists of deliveries go on by a cursor, not by a number. */
    private JsonNode cut(Context ctx, List<ObjectNode> all) {
        int from =
                Integer.parseInt(
                        Optional.ofNullable(ctx.queryParam("cursor")).orElse("v1_0").substring(3));
        int size = Integer.parseInt(Optional.ofNullable(ctx.queryParam("per_page")).orElse("30"));
        int to = Math.min(all.size(), from + size);
        if (to < all.size()) {
            var query =
                    Optional.ofNullable(ctx.queryString())
                            .orElse("")
                            .replaceAll("&?cursor=[^&]*", "");
            ctx.header(
                    "Link",
                    "<"
                            + github.base()
                            + ctx.path()
                            + "?"
                            + query
                            + "&cursor=v1_"
                            + to
                            + ">; rel=\"next\"");
        }
        return GitHubShapes.array(all.subList(from, to));
    }

    private void again(Context ctx) {
        var sent =
                deliveries.stream()
                        .filter(d -> String.valueOf(d.id()).equals(ctx.pathParam("delivery")))
                        .findFirst()
                        .orElseThrow(FakeRefusal::notFound);
        deliver(sent.hook(), sent.guid(), sent.event(), true);
        ctx.status(202);
        FakeGitHub.answer(ctx, JsonNodeFactory.instance.objectNode());
    }

    // --- shapes

    private ObjectNode node(int number, String project) {
        var node = GitHubShapes.example("hook").put("id", 500 + number).put("active", true);
        var url = "https://github.test/repos/" + project + "/hooks/" + (500 + number);
        return node.put("url", url).put("test_url", url + "/test").put("ping_url", url + "/pings");
    }

    private static ObjectNode shown(Made hook) {
        var node = hook.node().deepCopy();
        var config = (ObjectNode) node.get("config");
        if (config.hasNonNull("secret")) {
            config.put("secret", "********");
        }
        return node;
    }

    private static ObjectNode shown(Sent sent) {
        var node = GitHubShapes.example("delivery").put("id", sent.id()).put("guid", sent.guid());
        node.put("delivered_at", GitHubShapes.time(sent.at())).put("redelivery", sent.again());
        node.put("status_code", sent.status()).put("event", kind(sent.event()));
        node.put(
                "status",
                sent.status() == 0
                        ? "failed to connect"
                        : "Invalid HTTP Response: " + sent.status());
        node.put("action", sent.event().type().wire().replaceFirst(".*\\.", ""));
        return node.putNull("throttled_at");
    }
}
