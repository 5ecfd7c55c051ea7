package dev.ferry.tracker.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.User;
import dev.ferry.tracker.http.HttpAnswer;
import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.Transport;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is asked of GitHub about issues. */
record Reading(Transport road, Answers answers) {

    /** Below this number of issues one by one is as good as a list. */
    private static final int FEW = 3;

    Optional<JsonNode> node(IssueRef ref) {
        return road.find(Repo.of(ref).get("/issues/" + ref.number()))
                .map(HttpAnswer::json)
                .filter(node -> !Answers.isPullRequest(node));
    }

    Optional<Issue> issue(IssueRef ref) {
        return node(ref).map(node -> answers.issue(node, ref.project()));
    }

    /**
     * There is no call for many issues by their numbers. A list of what we wrote, latest change
     * first, has them most likely: it is read for as long as that takes fewer calls than asking one
     * by one.
     */
    List<Issue> issues(Collection<IssueRef> refs, User self) {
        var found = new ArrayList<Issue>();
        var byProject = refs.stream().distinct().collect(Collectors.groupingBy(IssueRef::project));
        byProject.forEach((project, some) -> found.addAll(issues(new Repo(project), some, self)));
        return found;
    }

    private List<Issue> issues(Repo repo, List<IssueRef> refs, User self) {
        var missing = new LinkedHashSet<>(refs);
        var found = new ArrayList<Issue>();
        if (missing.size() > FEW) {
            var pages =
                    road.pages(
                                    by(self, repo)
                                            .withQuery("sort", "updated")
                                            .withQuery("direction", "desc"))
                            .iterator();
            for (int read = 0; read < missing.size() && pages.hasNext(); read++) {
                for (var node : pages.next().json()) {
                    var issue = answers.issue(node, repo.project());
                    if (missing.remove(issue.ref())) {
                        found.add(issue);
                    }
                }
            }
        }
        missing.forEach(ref -> issue(ref).ifPresent(found::add));
        return found;
    }

    /**
     * All of ours are read and looked through: GitHub's search lags minutes behind. Servers have
     * been seen that find nothing by an App; so where nothing at all is by us, everything is read.
     */
    List<Issue> written(Repo repo, String marker, User self) {
        var ours = by(self, repo, by(self, repo));
        var all = ours.isEmpty() ? by(self, repo, any(repo)) : ours;
        return all.stream().filter(issue -> issue.body().contains(marker)).toList();
    }

    private List<Issue> by(User self, Repo repo, HttpCall list) {
        return road.items(list.withQuery("sort", "created").withQuery("direction", "desc"))
                .filter(node -> node.path("user").path("id").asLong() == self.id())
                .filter(node -> !Answers.isPullRequest(node))
                .map(node -> answers.issue(node, repo.project()))
                .toList();
    }

    private static HttpCall by(User author, Repo repo) {
        return any(repo).withQuery("creator", author.username());
    }

    private static HttpCall any(Repo repo) {
        return repo.list("/issues").withQuery("state", "all");
    }

    /**
     * Latest first is what GitHub is asked for: an issue that changes meanwhile then shows up again
     * instead of pushing another one off the page. Whether the edit of a comment touches its issue
     * is nowhere promised, so changed comments are asked for too.
     */
    List<Issue> changedSince(Repo repo, Instant since) {
        var from = since.truncatedTo(ChronoUnit.SECONDS);
        Map<IssueRef, Issue> found = new LinkedHashMap<>();
        changes(repo, "/issues", from)
                .filter(node -> !Answers.isPullRequest(node))
                .map(node -> answers.issue(node, repo.project()))
                .forEach(issue -> found.putIfAbsent(issue.ref(), issue));
        for (var ref : commented(repo, from)) {
            if (!found.containsKey(ref)) {
                issue(ref).ifPresent(issue -> found.put(ref, issue));
            }
        }
        return found.values().stream().sorted(Comparator.comparing(Issue::updatedAt)).toList();
    }

    /** There are servers that cannot list the comments of a whole repository. */
    private Set<IssueRef> commented(Repo repo, Instant from) {
        try {
            return changes(repo, "/issues/comments", from)
                    .filter(node -> !node.path("html_url").asText().contains("/pull/"))
                    .flatMap(node -> answers.issueAt(node.path("issue_url").asText()).stream())
                    .map(ref -> IssueRef.issue(ref.tracker(), repo.project(), ref.number()))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        } catch (TrackerException e) {
            if (e.kind() == TrackerException.Kind.NOT_FOUND) {
                return Set.of();
            }
            throw e;
        }
    }

    private Stream<JsonNode> changes(Repo repo, String list, Instant from) {
        var call =
                repo.list(list)
                        .withQuery("since", from)
                        .withQuery("sort", "updated")
                        .withQuery("direction", "desc");
        return road.items(list.equals("/issues") ? call.withQuery("state", "all") : call)
                .filter(node -> !Answers.updatedAt(node).isBefore(from));
    }
}
