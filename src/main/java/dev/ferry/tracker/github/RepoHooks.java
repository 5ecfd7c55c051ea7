package dev.ferry.tracker.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.Hook;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.http.Secret;
import dev.ferry.tracker.http.Transport;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Where Ferry works with a personal token, every repository has a webhook of its own. */
record RepoHooks(Transport road, BooleanSupplier subIssues, Secret secret) implements Hooks {

    @Override
    public List<Hook> of(Repo repo) {
        try {
            return road.items(repo.list("/hooks"))
                    .filter(RepoHooks::isOurs)
                    .map(node -> hook(node, repo))
                    .toList();
        } catch (TrackerException e) {
            throw e.kind() == Kind.NOT_FOUND || e.kind() == Kind.FORBIDDEN ? hidden(repo, e) : e;
        }
    }

    /** GitHub says "not found" to those who do not administer the repository. */
    private static TrackerException hidden(Repo repo, TrackerException e) {
        return new TrackerException(
                Kind.FORBIDDEN,
                "github: the token may not see the webhooks of "
                        + repo.project()
                        + "; it takes the scope repo (classic) or Webhooks: read and write"
                        + " (fine-grained), and the role Admin",
                e);
    }

    private static boolean isOurs(JsonNode node) {
        return node.path("config").path("url").asText("").endsWith("/webhooks/github");
    }

    private Hook hook(JsonNode node, Repo repo) {
        var events = new ArrayList<String>();
        node.path("events").forEach(e -> events.add(e.asText()));
        var faults =
                HookForm.faults(
                        node.path("config"),
                        events,
                        HookForm.events(subIssues.getAsBoolean()),
                        "the repository's Settings, Webhooks");
        return new Hook(
                "/repos/" + repo.project() + "/hooks/" + node.path("id").asLong(),
                repo.project(),
                URI.create(node.path("config").path("url").asText()),
                node.path("active").asBoolean(true)
                        ? new Hook.Condition.Active()
                        : new Hook.Condition.SwitchedOff(),
                faults);
    }

    /**
     * A hook that leads elsewhere may be another Ferry's, and is left alone. Servers without
     * sub-issues refuse the event as one that they do not know.
     */
    @Override
    public void connect(Repo repo, URI url) {
        try {
            connect(repo, url, subIssues.getAsBoolean());
        } catch (TrackerException e) {
            if (e.kind() != Kind.REJECTED) {
                throw e;
            }
            connect(repo, url, false);
        }
    }

    private void connect(Repo repo, URI url, boolean withSubIssues) {
        var wish = new LinkedHashMap<String, Object>();
        wish.put("active", true);
        wish.put("events", HookForm.events(withSubIssues));
        wish.put("config", HookForm.config(url, secret));
        var there = of(repo).stream().filter(h -> h.url().equals(url)).findFirst().map(Hook::id);
        if (there.isPresent()) {
            road.send(repo.patch(there.get().substring(there.get().lastIndexOf("/hooks")), wish));
        } else {
            wish.put("name", "web");
            road.send(repo.post("/hooks", wish));
        }
    }
}
