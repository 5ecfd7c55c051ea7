package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.Hook;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.http.Transport;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The webhooks by which GitLab tells us things: of a project, and of the groups above it where the
 * licence has those.
 */
record HookList(Transport road, HookForm form) {

    List<Hook> of(Place project) {
        return Stream.concat(ofProject(project), ofGroups(project.parent())).toList();
    }

    private Stream<Hook> ofProject(Place project) {
        try {
            return hooks(project).toList().stream();
        } catch (TrackerException e) {
            throw e.kind() == Kind.FORBIDDEN || e.kind() == Kind.NOT_FOUND ? hidden(project, e) : e;
        }
    }

    private static TrackerException hidden(Place project, TrackerException e) {
        return new TrackerException(
                Kind.FORBIDDEN,
                "gitlab: the token may not see the webhooks of "
                        + project.path()
                        + "; it takes the role Maintainer",
                e);
    }

    /** Only owners see them, and not every licence has them: then there are none for us. */
    private Stream<Hook> ofGroups(String group) {
        try {
            var here = hooks(Place.group(group)).toList().stream();
            var parent = Place.group(group).parent();
            return parent.equals(group) ? here : Stream.concat(here, ofGroups(parent));
        } catch (TrackerException e) {
            if (e.worthRepeating()) {
                throw e;
            }
            return Stream.of();
        }
    }

    private Stream<Hook> hooks(Place place) {
        return road.items(place.list("/hooks"))
                .filter(node -> node.path("url").asText().endsWith("/webhooks/gitlab"))
                .map(node -> hook(place, node));
    }

    private Hook hook(Place place, JsonNode node) {
        return new Hook(
                place.get("/hooks/" + node.path("id").asLong()).target(),
                place.path(),
                URI.create(node.path("url").asText()),
                condition(node),
                form.faults(node));
    }

    private static Hook.Condition condition(JsonNode node) {
        return switch (node.path("alert_status").asText()) {
            case "disabled" -> new Hook.Condition.Disabled(Optional.empty());
            case "temporarily_disabled" ->
                    new Hook.Condition.Disabled(moment(node.path("disabled_until").asText("")));
            default -> new Hook.Condition.Active();
        };
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /**
     * A hook of a group above is left as it is: it is its owners'. So is one that leads elsewhere:
     * it may be another Ferry's.
     */
    void connect(Place project, URI url) {
        var there =
                ofProject(project)
                        .filter(h -> h.url().equals(url))
                        .findFirst()
                        .map(h -> h.id().replaceFirst(".*/hooks/", "/hooks/"));
        if (there.isPresent()) {
            road.send(project.put(there.get(), form.filledIn(url)));
        } else {
            road.send(project.post("/hooks", form.filledIn(url)));
        }
    }
}
