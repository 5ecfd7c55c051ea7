package dev.ferry.tracker.github;

import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.http.Groundwork;
import dev.ferry.tracker.http.Recent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.kohsuke.github.GHLabel;
import org.kohsuke.github.PagedIterable;

/**
 * Makes labels before they are used, because GitHub makes missing ones itself, all in the same
 * grey. Names are the same whatever their case.
 */
final class Labels {

    private static final Duration FRESH = Duration.ofMinutes(10);

    private static final String[] COLOURS = {
        "1d76db", "0e8a16", "5319e7", "b60205", "d93f0b", "006b75", "fbca04", "c2185b"
    };

    private final Library library;
    private final Recent<String, Set<String>> known;

    Labels(Library library, InstantSource clock) {
        this.library = library;
        this.known = new Recent<>(FRESH, clock);
    }

    void ensure(Repo repo, Collection<String> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        var there = known.get(repo.project(), () -> read(repo.project()));
        for (var label : wanted) {
            if (!there.contains(key(label))) {
                var _ = Groundwork.ifAllowed(() -> create(repo, label));
                there.add(key(label));
            }
        }
    }

    private Set<String> read(String project) {
        return Library.reading(
                project + " labels",
                () -> {
                    PagedIterable<GHLabel> all =
                            library.repository(project).listLabels().withPageSize(100);
                    return all.toList().stream()
                            .map(label -> key(label.getName()))
                            .collect(Collectors.toCollection(ConcurrentHashMap::newKeySet));
                });
    }

    private String create(Repo repo, String label) {
        try {
            return Library.writing(
                    repo.project() + " label " + label,
                    () ->
                            library.repository(repo.project())
                                    .createLabel(label, colour(label))
                                    .getName());
        } catch (TrackerException e) {
            if (!isThereAfterAll(e, repo, label)) {
                throw e;
            }
            return label;
        }
    }

    /** Where somebody else made it meanwhile, or we did and the answer was lost. */
    private boolean isThereAfterAll(TrackerException failure, Repo repo, String label) {
        return switch (failure.kind()) {
            case REJECTED -> failure.getMessage().contains("already_exists");
            case OUTCOME_UNKNOWN -> read(repo.project()).contains(key(label));
            case BUSY, FORBIDDEN, NOT_FOUND, UNAVAILABLE -> false;
        };
    }

    /** Labels of one scope, {@code rollout::10} and {@code rollout::50}, look alike. */
    static String colour(String label) {
        int scope = label.indexOf("::");
        var name = scope < 0 ? label : label.substring(0, scope);
        return COLOURS[Math.floorMod(key(name).hashCode(), COLOURS.length)];
    }

    static String key(String label) {
        return label.toLowerCase(Locale.ROOT);
    }
}
