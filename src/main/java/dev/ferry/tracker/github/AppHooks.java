package dev.ferry.tracker.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.Fault;
import dev.ferry.tracker.Hook;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.HttpCall.Nature;
import dev.ferry.tracker.http.Json;
import dev.ferry.tracker.http.Recent;
import dev.ferry.tracker.http.Secret;
import dev.ferry.tracker.http.Transport;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** An App has one webhook, for all repositories in which it is installed. */
final class AppHooks implements Hooks {

    static final String PLACE = "/app/hook";

    /** Whoever asks about many repositories in a row asks once. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Transport road;
    private final AppRights app;
    private final BooleanSupplier subIssues;
    private final Secret secret;
    private final Unheard unheard;
    private final InstantSource clock;
    private volatile Recent<String, List<Hook>> known;

    AppHooks(
            Transport road,
            AppRights app,
            BooleanSupplier subIssues,
            Secret secret,
            Unheard unheard,
            InstantSource clock) {
        this.road = road;
        this.app = app;
        this.subIssues = subIssues;
        this.secret = secret;
        this.unheard = unheard;
        this.clock = clock;
        this.known = new Recent<>(FRESH, clock);
    }

    @Override
    public List<Hook> of(Repo repo) {
        return known.get(PLACE, this::read);
    }

    private List<Hook> read() {
        return road.find(HttpCall.get(PLACE + "/config"))
                .map(answer -> answer.json())
                .filter(config -> !config.path("url").asText("").isEmpty())
                .map(config -> hook(config, app.app()))
                .map(List::of)
                .orElse(List.of());
    }

    private Hook hook(JsonNode config, JsonNode app) {
        var events = new ArrayList<String>();
        app.path("events").forEach(e -> events.add(e.asText()));
        var faults =
                HookForm.faults(
                        config,
                        events,
                        HookForm.events(subIssues.getAsBoolean()),
                        AppRights.page(app));
        return new Hook(
                PLACE,
                "the App " + app.path("slug").asText(),
                URI.create(config.path("url").asText()),
                new Hook.Condition.Active(),
                faults);
    }

    @Override
    public Optional<Fault> silence(Repo repo) {
        return unheard.in(repo)
                .map(written ->
                        Fault.breaks(
                                "tells nothing of what people write in " + repo.project(),
                                "nobody was told of a comment of "
                                        + written
                                        + "; commands wait for the next sweep",
                                "see that Active is ticked under Webhook at "
                                        + AppRights.page(app.app())
                                        + ", and what stands under Advanced there"));
    }

    /** Its events are chosen by a person, on the App's page; so is whether it has a webhook. */
    @Override
    public void connect(Repo repo, URI url) {
        var call =
                HttpCall.patch(PLACE + "/config", Json.text(HookForm.config(url, secret)))
                        .as(Nature.URGENT_WRITE);
        if (road.find(call).isEmpty()) {
            throw new TrackerException(
                    Kind.REJECTED,
                    "github: the App has no webhook that could be filled in; tick Active under"
                            + " Webhook at "
                            + AppRights.page(app.app())
                            + " and write "
                            + url
                            + " there",
                    null);
        }
        known = new Recent<>(FRESH, clock);
    }
}
