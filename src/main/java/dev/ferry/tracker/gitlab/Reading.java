package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.User;
import dev.ferry.tracker.http.HttpAnswer;
import dev.ferry.tracker.http.HttpCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is asked of GitLab about issues and epics. */
record Reading(GitLab gitlab, Abilities abilities) {

    /** So many issues can be asked for by their numbers at once. */
    private static final int MOST = 100;

    Optional<Issue> issue(IssueRef ref) {
        return ref.epic()
                ? abilities.found().epics().flatMap(epics -> epics.find(ref))
                : node(ref).map(node -> gitlab.answers().issue(node, Place.of(ref)));
    }

    /** An issue as it came, which tells more than the port's value. */
    Optional<JsonNode> node(IssueRef issue) {
        return gitlab.road()
                .find(Place.of(issue).get("/issues/" + issue.number()))
                .map(HttpAnswer::json);
    }

    List<Issue> issues(Collection<IssueRef> refs) {
        var found = new ArrayList<Issue>();
        var byPlace = refs.stream().distinct().collect(Collectors.groupingBy(Place::of));
        byPlace.forEach((place, some) -> {
            if (place.isGroup() || some.size() == 1) {
                some.forEach(ref -> issue(ref).ifPresent(found::add));
            } else {
                found.addAll(numbered(place, some));
            }
        });
        return found;
    }

    private List<Issue> numbered(Place project, List<IssueRef> refs) {
        var found = new ArrayList<Issue>();
        for (int i = 0; i < refs.size(); i += MOST) {
            var call = any(project);
            for (var ref : refs.subList(i, Math.min(i + MOST, refs.size()))) {
                call = call.withQuery("iids[]", ref.number());
            }
            found.addAll(listed(call, project));
        }
        return found;
    }

    /**
     * All of ours are read and looked through: GitLab's search knows words, and markers are none.
     */
    List<Issue> written(Place place, String marker, User self) {
        var ours =
                place.isGroup()
                        ? abilities
                                .found()
                                .epics()
                                .map(epics -> epics.by(self, place))
                                .orElse(List.of())
                        : listed(any(place).withQuery("author_id", self.id()), place);
        return ours.stream()
                .filter(issue -> issue.author().id() == self.id())
                .filter(issue -> issue.body().contains(marker))
                .toList();
    }

    /**
     * A note touches its issue, so issues are all there is to ask for. Latest first is what GitLab
     * is asked for: an issue that changes meanwhile then shows up again instead of pushing another
     * one off the page.
     */
    List<Issue> changedSince(Place project, Instant since) {
        var call =
                any(project)
                        .withQuery("updated_after", since)
                        .withQuery("order_by", "updated_at")
                        .withQuery("sort", "desc");
        return listed(call, project).stream()
                .filter(issue -> !issue.updatedAt().isBefore(since))
                .sorted(Comparator.comparing(Issue::updatedAt))
                .toList();
    }

    /** Without saying so one gets one's own issues only, of some states only. */
    private static HttpCall any(Place project) {
        return project.list("/issues").withQuery("scope", "all").withQuery("state", "all");
    }

    private List<Issue> listed(HttpCall call, Place project) {
        Map<IssueRef, Issue> found = new LinkedHashMap<>();
        gitlab.road()
                .items(call)
                .map(node -> gitlab.answers().issue(node, project))
                .forEach(issue -> found.putIfAbsent(issue.ref(), issue));
        return List.copyOf(found.values());
    }
}
