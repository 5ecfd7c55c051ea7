package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.tracker.Role;
import dev.ferry.tracker.embedded.Event;
import dev.ferry.tracker.http.OutgoingHooks;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Webhooks as GitLab keeps them: nothing is sent before {@link #send} is called, every delivery is
 * tried once and kept, four failures in a row disable a hook for a minute and more, forty for good.
 */
public final class FakeHooks implements OutgoingHooks {

    private static final int A_FEW = 4;
    private static final int MANY = 40;
    private static final int RESENDS_A_MINUTE = 5;

    private static final class Made {
        private final String place;
        private final ObjectNode node;
        private int failures;

        Made(String place, ObjectNode node) {
            this.place = place;
            this.node = node;
        }

        boolean sends(Instant now) {
            return switch (node.path("alert_status").asText()) {
                case "disabled" -> false;
                case "temporarily_disabled" ->
                        !now.isBefore(Instant.parse(node.path("disabled_until").asText()));
                default -> true;
            };
        }
    }

    private record Sent(Made hook, long id, String key, Event event, int status) {}

    private final FakeGitLab gitlab;
    private final List<Made> hooks = new CopyOnWriteArrayList<>();
    private final List<Sent> log = new CopyOnWriteArrayList<>();
    private final List<Instant> resends = new CopyOnWriteArrayList<>();
    private final AtomicLong ids = new AtomicLong(9000);
    private final HttpClient http = HttpClient.newHttpClient();

    FakeHooks(FakeGitLab gitlab) {
        this.gitlab = gitlab;
    }

    /** Somebody changes hooks by hand. */
    public void change(Consumer<ObjectNode> change) {
        hooks.forEach(h -> change.accept(h.node));
    }

    /** Somebody makes the webhook of a project. */
    public void ofProject(String project, String url, String token) {
        var node = JsonNodeFactory.instance.objectNode().put("id", ids.incrementAndGet());
        node.put("url", url).put("token", token).put("note_events", true);
        node.put("issues_events", true).put("alert_status", "executable");
        node.put("confidential_note_events", true).put("confidential_issues_events", true);
        hooks.add(new Made(project, node.put("feature_flag_events", true)));
    }

    @Override
    public int tried() {
        return log.size();
    }

    @Override
    public long taken() {
        return log.stream().filter(s -> s.status() / 100 == 2).count();
    }

    /** Waits until so many deliveries were answered well, half a minute at the most. */
    @Override
    public synchronized boolean awaitTaken(long wanted) throws InterruptedException {
        var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (taken() < wanted && System.nanoTime() < end) {
            wait(1_000);
        }
        return taken() >= wanted;
    }

    // --- sending

    /** Tells everybody who wants to know of everything that happened since. */
    @Override
    public void send() {
        for (var event : gitlab.tracker().outbox().take(1_000)) {
            for (var hook : hooks) {
                if (concerns(hook, event) && hook.sends(gitlab.clock().instant())) {
                    deliver(hook, event.id() + "-" + hook.node.path("id").asLong(), event);
                }
            }
        }
    }

    private static boolean concerns(Made hook, Event event) {
        var wanted = isNote(event) ? "note_events" : "issues_events";
        return hook.place.equals(event.issue().project())
                && !event.issue().epic()
                && hook.node
                        .path(event.confidential() ? "confidential_" + wanted : wanted)
                        .asBoolean();
    }

    private static boolean isNote(Event event) {
        return event.type().wire().startsWith("comment");
    }

    private void deliver(Made hook, String key, Event event) {
        var status = post(hook, key, event);
        log.add(new Sent(hook, ids.incrementAndGet(), key, event, status));
        synchronized (this) {
            notifyAll();
        }
        hook.failures = status / 100 == 2 || status / 100 == 3 ? 0 : hook.failures + 1;
        var node = hook.node;
        if (hook.failures >= MANY) {
            node.put("alert_status", "disabled").putNull("disabled_until");
        } else if (hook.failures >= A_FEW) {
            var wait = Duration.ofMinutes(1L << Math.min(hook.failures - A_FEW, 10));
            node.put("alert_status", "temporarily_disabled")
                    .put("disabled_until", gitlab.clock().instant().plus(wait).toString());
        } else if (hook.failures == 0) {
            node.put("alert_status", "executable").putNull("disabled_until");
        }
    }

    /** 0 when nothing came back. */
    private int post(Made hook, String key, Event event) {
        var request =
                HttpRequest.newBuilder(URI.create(hook.node.path("url").asText()))
                        .header("X-Gitlab-Event", isNote(event) ? "Note Hook" : "Issue Hook")
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/json");
        if (hook.node.hasNonNull("token")) {
            request.header("X-Gitlab-Token", hook.node.path("token").asText());
        }
        try {
            return http.send(
                            request.POST(BodyPublishers.ofString(payload(event).toString()))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode payload(Event event) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("object_kind", isNote(event) ? "note" : "issue");
        node.putObject("user")
                .put("id", event.actor().id())
                .put("username", event.actor().username());
        node.putObject("project").put("path_with_namespace", event.issue().project());
        var attributes = node.putObject("object_attributes");
        if (isNote(event)) {
            node.putObject("issue").put("iid", event.issue().number());
            attributes.put("id", event.subject().id()).put("note", event.body());
            attributes.put("noteable_type", "Issue").put("system", false);
        } else {
            attributes.put("iid", event.issue().number()).put("description", event.body());
            attributes.put("action", event.type() == Event.Type.ISSUE_CREATED ? "open" : "update");
        }
        return node;
    }

    // --- the API

    void register(FakeGitLab.Routes routes) {
        routes.get("/projects/{id}/hooks", this::list);
        routes.get("/groups/{id}/hooks", this::ofGroup);
        routes.post("/projects/{id}/hooks", this::create);
        routes.put("/projects/{id}/hooks/{hook}", ctx -> filledIn(hook(ctx), FakeGitLab.body(ctx)));
        routes.get("/projects/{id}/hooks/{hook}/events", this::events);
        routes.post("/projects/{id}/hooks/{hook}/events/{log}/resend", this::resend);
    }

    private JsonNode list(Context ctx) {
        var project = maintained(ctx);
        return gitlab.page(
                ctx,
                hooks.stream().filter(h -> h.place.equals(project)).map(FakeHooks::shown).toList());
    }

    /** For owners of groups that pay. */
    private JsonNode ofGroup(Context ctx) {
        throw FakeRefusal.of(403, "403 Forbidden");
    }

    private String maintained(Context ctx) {
        var project = gitlab.project(ctx);
        var me = gitlab.view(ctx).self().id();
        if (!gitlab.tracker().role(me, project).atLeast(Role.MAINTAINER)) {
            throw FakeRefusal.of(403, "403 Forbidden");
        }
        return project;
    }

    private JsonNode create(Context ctx) {
        var node = JsonNodeFactory.instance.objectNode().put("id", ids.incrementAndGet());
        node.put("alert_status", "executable").putNull("disabled_until");
        var made = new Made(maintained(ctx), node);
        hooks.add(made);
        return filledIn(made, FakeGitLab.body(ctx));
    }

    private static JsonNode filledIn(Made hook, JsonNode form) {
        hook.node.setAll((ObjectNode) form);
        return shown(hook);
    }

    private Made hook(Context ctx) {
        var project = maintained(ctx);
        return hooks.stream()
                .filter(h -> h.place.equals(project))
                .filter(h -> h.node.path("id").asText().equals(ctx.pathParam("hook")))
                .findFirst()
                .orElseThrow(() -> FakeRefusal.notFound("Not found"));
    }

    private JsonNode events(Context ctx) {
        var hook = hook(ctx);
        var status = Optional.ofNullable(ctx.queryParam("status"));
        return gitlab.page(
                ctx,
                log.stream()
                        .filter(s -> s.hook() == hook)
                        .filter(s -> status.isEmpty() || status.get().equals(kind(s.status())))
                        .sorted(Comparator.comparing(Sent::id).reversed())
                        .map(FakeHooks::shown)
                        .toList());
    }

    private static String kind(int status) {
        return switch (status / 100) {
            case 2, 3 -> "successful";
            case 4 -> "client_failure";
            default -> "server_failure";
        };
    }

    private JsonNode resend(Context ctx) {
        var hook = hook(ctx);
        var now = gitlab.clock().instant();
        resends.removeIf(t -> !t.isAfter(now.minusSeconds(60)));
        if (resends.size() >= RESENDS_A_MINUTE) {
            throw FakeRefusal.of(429, "This endpoint has been requested too many times.");
        }
        resends.add(now);
        var sent =
                log.stream()
                        .filter(s -> s.hook() == hook)
                        .filter(s -> String.valueOf(s.id()).equals(ctx.pathParam("log")))
                        .findFirst()
                        .orElseThrow(() -> FakeRefusal.notFound("Not found"));
        deliver(sent.hook(), sent.key(), sent.event());
        return JsonNodeFactory.instance.objectNode().put("response_status", log.getLast().status());
    }

    private static ObjectNode shown(Made hook) {
        var node = hook.node.deepCopy();
        node.put("token_present", node.hasNonNull("token")).remove("token");
        node.put("signing_token_present", node.hasNonNull("signing_token")).remove("signing_token");
        return node;
    }

    private static ObjectNode shown(Sent sent) {
        var node = JsonNodeFactory.instance.objectNode().put("id", sent.id());
        node.put("trigger", isNote(sent.event()) ? "note_hooks" : "issue_hooks");
        node.put("response_status", sent.status() == 0 ? "internal error" : "" + sent.status());
        node.putObject("request_headers").put("Idempotency-Key", sent.key());
        return node;
    }
}
