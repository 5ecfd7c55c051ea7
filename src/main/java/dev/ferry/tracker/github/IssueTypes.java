package dev.ferry.tracker.github;

import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.http.Recent;
import dev.ferry.tracker.http.Transport;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The types that an organisation has for its issues; users and older servers have none. A type that
 * is not there is left out: nobody else's is taken for it.
 */
final class IssueTypes {

    private static final Duration FRESH = Duration.ofHours(1);

    private final Transport road;
    private final GitHubSettings.Types names;
    private final Recent<String, List<String>> known;

    IssueTypes(Transport road, GitHubSettings.Types names, InstantSource clock) {
        this.road = road;
        this.names = names;
        this.known = new Recent<>(FRESH, clock);
    }

    /** As the organisation writes it. */
    Optional<String> of(Repo repo, IssueDraft draft) {
        var wanted = draft.leads() ? names.leading() : names.feature();
        return known.get(repo.project(), () -> read(repo)).stream()
                .filter(wanted::equalsIgnoreCase)
                .findFirst();
    }

    private List<String> read(Repo repo) {
        try {
            return road.find(repo.get("/issue-types")).stream()
                    .flatMap(answer -> answer.json().valueStream())
                    .filter(type -> type.path("is_enabled").asBoolean(true))
                    .map(type -> type.path("name").asText())
                    .toList();
        } catch (TrackerException e) {
            if (e.worthRepeating()) {
                throw e;
            }
            return List.of();
        }
    }
}
