package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.Account;
import dev.ferry.tracker.Fault;
import dev.ferry.tracker.Hook;
import dev.ferry.tracker.HookDelivery;
import dev.ferry.tracker.Setup;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.http.HttpAnswer;
import dev.ferry.tracker.http.Transport;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How Ferry is set up at GitLab. */
record GitLabSetup(
        GitLabSettings settings, Transport road, TokenRights rights, Labels made, HookList hookList)
        implements Setup {

    /** GitLab tells of the deliveries of the last two days. */
    private static final Duration MEMORY = Duration.ofDays(2);

    @Override
    public String tracker() {
        return GitLabTracker.NAME;
    }

    @Override
    public URI address() {
        return settings.url();
    }

    @Override
    public Account account() {
        return rights.account();
    }

    @Override
    public List<Fault> faultsIn(String project) {
        return road.find(Place.project(project).get(""))
                .map(HttpAnswer::json)
                .map(GitLabSetup::faultsOf)
                .orElseGet(() -> List.of(unseen("project " + project)));
    }

    private static Fault unseen(String place) {
        return Fault.breaks(
                "there is no " + place + " that we may see",
                "Ferry can do nothing there",
                "correct its path in ferry.yaml, or invite the token's user into it");
    }

    private static List<Fault> faultsOf(JsonNode project) {
        if (project.path("archived").asBoolean()) {
            return List.of(
                    Fault.breaks(
                            "is archived", "nothing can be written there", "choose another one"));
        }
        if (project.path("issues_access_level").asText("enabled").equals("disabled")) {
            return List.of(
                    Fault.breaks(
                            "has its issues switched off",
                            "Ferry lives in issues",
                            "switch them on in Settings, General, Visibility and features"));
        }
        return TokenRights.faultsOf(project.path("permissions"));
    }

    /** Whether we may see who is in it, too. */
    @Override
    public List<Fault> faultsOf(String group) {
        var place = Place.group(group);
        var unseen =
                Fault.breaks(
                        "no group whose members we may see",
                        "nobody counts as a member",
                        "correct group in ferry.yaml, or invite the token's user into it as Guest");
        try {
            return road.find(place.get("/members/all").withQuery("per_page", 1)).isPresent()
                    ? List.of()
                    : List.of(unseen);
        } catch (TrackerException e) {
            if (e.kind() != Kind.FORBIDDEN) {
                throw e;
            }
            return List.of(unseen);
        }
    }

    /** Names differ by case; those of the groups above count. */
    @Override
    public List<String> missingLabels(String project, Collection<String> wanted) {
        var there =
                road.items(Place.project(project).list("/labels"))
                        .map(label -> label.path("name").asText())
                        .collect(Collectors.toSet());
        return wanted.stream().filter(label -> !there.contains(label)).toList();
    }

    @Override
    public void createLabel(String project, String label) {
        made.ids(Place.project(project), List.of(label));
    }

    @Override
    public List<Hook> hooks(String project) {
        return hookList.of(Place.project(project));
    }

    @Override
    public void connect(String project, URI url) {
        hookList.connect(Place.project(project), url);
    }

    @Override
    public Optional<HookDelivery> latest(Hook hook) {
        return new HookLog(road).latest(hook);
    }

    @Override
    public List<HookDelivery> failures(Hook hook, Instant since) {
        return new HookLog(road).failures(hook, since);
    }

    @Override
    public int redeliveriesAtOnce() {
        return HookLog.AT_ONCE;
    }

    @Override
    public void redeliver(HookDelivery failure) {
        new HookLog(road).again(failure);
    }

    @Override
    public Duration remembers() {
        return MEMORY;
    }

    @Override
    public Duration clockSkew() {
        return road.skew();
    }
}
