package dev.ferry.tracker.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.Account;
import dev.ferry.tracker.Fault;
import dev.ferry.tracker.Hook;
import dev.ferry.tracker.HookDelivery;
import dev.ferry.tracker.Setup;
import dev.ferry.tracker.http.HttpAnswer;
import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.HttpCall.Nature;
import dev.ferry.tracker.http.Transport;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How Ferry is set up at GitHub. */
record GitHubSetup(GitHubSettings settings, Transport road, Rights rights, Hooks hooks)
        implements Setup {

    private static final Set<String> EVENTS = Set.copyOf(HookForm.events(true));
    private static final int AT_ONCE = 300;

    @Override
    public String tracker() {
        return GitHubTracker.NAME;
    }

    @Override
    public URI address() {
        return settings.api();
    }

    @Override
    public Account account() {
        return rights.account();
    }

    @Override
    public List<Fault> faultsIn(String project) {
        var repo = new Repo(project);
        var before = rights.faultsBefore(repo);
        if (!before.isEmpty()) {
            return before;
        }
        return road.find(repo.get(""))
                .map(HttpAnswer::json)
                .map(this::faultsIn)
                .orElseGet(() -> List.of(unseen(project)));
    }

    private List<Fault> faultsIn(JsonNode repository) {
        var closed = closed(repository);
        return closed.isEmpty() ? rights.faultsIn(repository) : closed;
    }

    private Fault unseen(String project) {
        return Fault.breaks(
                "there is no repository " + project + " that we may see",
                "Ferry can do nothing there",
                settings.access() instanceof GitHubAccess.App
                        ? "correct its name in ferry.yaml, or add it to the App's installation"
                        : "correct its name in ferry.yaml, or let the token's owner in (a"
                                + " fine-grained token names its repositories)");
    }

    private static List<Fault> closed(JsonNode repository) {
        if (repository.path("archived").asBoolean()) {
            return List.of(
                    Fault.breaks(
                            "is archived", "nothing can be written there", "choose another one"));
        }
        return repository.path("has_issues").asBoolean(true)
                ? List.of()
                : List.of(
                        Fault.breaks(
                                "has its issues switched off",
                                "Ferry lives in issues",
                                "switch them on in the repository's Settings, Features"));
    }

    /** GitHub does not tell a team that is missing from one that we may not see. */
    @Override
    public List<Fault> faultsOf(String group) {
        var org = Repo.owner(group);
        var team = group.substring(org.length()).replaceFirst("^/", "");
        var path = "/orgs/" + HttpCall.escape(org);
        var call =
                HttpCall.get(team.isEmpty() ? path : path + "/teams/" + HttpCall.escape(team))
                        .onBehalfOf(org);
        return road.find(call).isPresent()
                ? List.of()
                : List.of(
                        Fault.breaks(
                                "no team that we may see",
                                "nobody counts as a member",
                                "correct group in ferry.yaml (organisation/team-slug); a secret"
                                        + " team shows to its members and organisation owners"));
    }

    /** Names are the same whatever their case. */
    @Override
    public List<String> missingLabels(String project, Collection<String> wanted) {
        var there =
                road.items(new Repo(project).list("/labels"))
                        .map(label -> Labels.key(label.path("name").asText()))
                        .collect(Collectors.toSet());
        return wanted.stream().filter(label -> !there.contains(Labels.key(label))).toList();
    }

    @Override
    public void createLabel(String project, String label) {
        road.send(
                new Repo(project)
                        .post("/labels", Map.of("name", label, "color", Labels.colour(label))));
    }

    @Override
    public List<Hook> hooks(String project) {
        return hooks.of(new Repo(project));
    }

    @Override
    public Optional<Fault> silence(String project) {
        return hooks.silence(new Repo(project));
    }

    @Override
    public void connect(String project, URI url) {
        hooks.connect(new Repo(project), url);
    }

    @Override
    public Optional<HookDelivery> latest(Hook hook) {
        var list = at(hook, HttpCall.get(hook.id() + "/deliveries")).withQuery("per_page", 1);
        var newest = road.send(list).json().path(0);
        return Optional.of(newest).filter(JsonNode::isObject).map(node -> delivery(hook, node));
    }

    @Override
    public List<HookDelivery> failures(Hook hook, Instant since) {
        var list =
                at(hook, HttpCall.get(hook.id() + "/deliveries"))
                        .withQuery("per_page", 100)
                        .withQuery("status", "failure");
        return road.items(list)
                .takeWhile(node -> !deliveredAt(node).isBefore(since))
                .filter(node -> EVENTS.contains(node.path("event").asText()))
                .map(node -> delivery(hook, node))
                .filter(HookDelivery::failed)
                .toList();
    }

    private static Instant deliveredAt(JsonNode node) {
        return Library.reading(
                "deliveries", () -> Instant.parse(node.path("delivered_at").asText()));
    }

    private static HookDelivery delivery(Hook hook, JsonNode node) {
        var status = node.path("status_code").asInt();
        return new HookDelivery(
                hook,
                String.valueOf(node.path("id").asLong()),
                node.path("guid").asText(),
                node.path("event").asText(),
                Optional.of(deliveredAt(node)),
                Optional.of(status).filter(s -> s > 0));
    }

    @Override
    public int redeliveriesAtOnce() {
        return AT_ONCE;
    }

    /** Creates no content, and twice is no harm: Ferry knows each delivery by its id. */
    @Override
    public void redeliver(HookDelivery failure) {
        var hook = failure.hook();
        var place = hook.id() + "/deliveries/" + failure.attempt() + "/attempts";
        road.send(at(hook, HttpCall.of("POST", place, Nature.READ)));
    }

    /** The installation that is asked, where the hook is a repository's. */
    private static HttpCall at(Hook hook, HttpCall call) {
        return hook.id().startsWith("/repos/")
                ? call.onBehalfOf(Repo.owner(hook.id().substring("/repos/".length())))
                : call;
    }

    @Override
    public Duration remembers() {
        return settings.deliveriesKept();
    }

    @Override
    public Duration clockSkew() {
        return road.skew();
    }
}
