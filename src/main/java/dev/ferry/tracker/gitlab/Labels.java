package dev.ferry.tracker.gitlab;

import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.http.Groundwork;
import dev.ferry.tracker.http.Recent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gitlab4j.api.models.Label;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes labels before they are used: in the group where we may, so that all its projects and epics
 * share them; else GitLab would make one in every project. Names differ by case. Where two things
 * look up the same label at once, the later one finds it made.
 */
final class Labels {

    private static final Logger LOG = LoggerFactory.getLogger(Labels.class);
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final long NOT_OURS_TO_MAKE = 0;
    private static final String[] COLOURS = {
        "#1d76db", "#0e8a16", "#5319e7", "#b60205", "#d93f0b", "#006b75", "#7a5c00", "#c2185b"
    };

    private final GitLab gitlab;
    private final Recent<Place, Map<String, Long>> byPlace;

    Labels(GitLab gitlab, InstantSource clock) {
        this.gitlab = gitlab;
        this.byPlace = new Recent<>(FRESH, clock);
    }

    /** The global ids of these labels, made where they are missing and we may. */
    List<String> ids(Place place, Collection<String> wanted) {
        var there = wanted.isEmpty() ? Map.<String, Long>of() : at(place);
        var ids = new ArrayList<String>();
        for (var name : wanted) {
            checkName(place, name);
            var id = there.get(name);
            if (id == null) {
                id = Groundwork.ifAllowed(() -> made(place, name)).orElse(NOT_OURS_TO_MAKE);
                there.put(name, id);
            }
            if (id != NOT_OURS_TO_MAKE) {
                ids.add(GraphQl.id("Label", id));
            }
        }
        return ids;
    }

    /** The global ids of those that there are. */
    List<String> known(Place place, Collection<String> names) {
        var there = names.isEmpty() ? Map.<String, Long>of() : at(place);
        return names.stream()
                .map(there::get)
                .filter(id -> id != null && id != NOT_OURS_TO_MAKE)
                .map(id -> GraphQl.id("Label", id))
                .toList();
    }

    /** Those of the groups above included. */
    private Map<String, Long> at(Place place) {
        return byPlace.get(place, () -> read(place));
    }

    private Map<String, Long> read(Place place) {
        var byName = new ConcurrentHashMap<String, Long>();
        gitlab.road()
                .items(place.list("/labels"))
                .forEach(label ->
                        byName.putIfAbsent(label.path("name").asText(), label.path("id").asLong()));
        return byName;
    }

    private long made(Place place, String name) {
        if (place.isGroup()) {
            return create(place, name);
        }
        try {
            return create(Place.group(place.parent()), name);
        } catch (TrackerException e) {
            if (e.worthRepeating()) {
                throw e;
            }
            LOG.info("the label goes into {} itself: {}", place.path(), e.getMessage());
            return create(place, name);
        }
    }

    private long create(Place place, String name) {
        var label = new Label().withName(name).withColor(colour(name));
        try {
            var api = gitlab.library().api().getLabelsApi();
            return Library.writing(
                    place.path() + " label " + name,
                    () ->
                            place.isGroup()
                                    ? api.createGroupLabel(place.path(), label).getId()
                                    : api.createProjectLabel(place.path(), label).getId());
        } catch (TrackerException e) {
            return thereAfterAll(e, place, name);
        }
    }

    /** Where somebody else made it meanwhile, or we did and the answer was lost. */
    private long thereAfterAll(TrackerException failure, Place place, String name) {
        boolean maybe = failure.kind() == Kind.REJECTED || failure.kind() == Kind.OUTCOME_UNKNOWN;
        var there = maybe ? seen(place, name, failure) : Optional.<Long>empty();
        return there.orElseThrow(() -> failure);
    }

    /** What kept us from looking is not why it was not made. */
    private Optional<Long> seen(Place place, String name, TrackerException failure) {
        try {
            return Optional.ofNullable(read(place).get(name));
        } catch (TrackerException e) {
            failure.addSuppressed(e);
            return Optional.empty();
        }
    }

    private static void checkName(Place place, String name) {
        if (name.indexOf(',') >= 0) {
            throw new TrackerException(
                    Kind.REJECTED,
                    "gitlab: %s: the label \"%s\" holds a comma, which GitLab takes for two labels"
                            .formatted(place.path(), name),
                    null);
        }
    }

    /** Labels of one scope, {@code rollout::10} and {@code rollout::50}, look alike. */
    private static String colour(String label) {
        int scope = label.lastIndexOf("::");
        var name = scope < 0 ? label : label.substring(0, scope);
        return COLOURS[Math.floorMod(name.hashCode(), COLOURS.length)];
    }
}
