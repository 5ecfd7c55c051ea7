package dev.ferry.tracker.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.http.HttpAnswer;
import dev.ferry.tracker.http.Transport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parents of issues. github.com has them; of the Enterprise Servers some do, and their descriptions
 * disagree which, so this GitHub is asked. A parent takes {@value #MOST} children, closed ones
 * included.
 */
final class SubIssues {

    static final int MOST = 100;

    private static final Logger LOG = LoggerFactory.getLogger(SubIssues.class);
    private static final Duration FRESH = Duration.ofHours(1);

    private record Finding(boolean there, Instant at) {}

    private final Transport road;
    private final Repo probed;
    private final InstantSource clock;
    private volatile Optional<Finding> finding = Optional.empty();

    SubIssues(Transport road, Repo probed, InstantSource clock) {
        this.road = road;
        this.probed = probed;
        this.clock = clock;
    }

    /** A repository without a single issue tells nothing yet; then the better is assumed. */
    boolean available() {
        var now = clock.instant();
        if (finding.filter(f -> f.at().plus(FRESH).isAfter(now)).isEmpty()) {
            finding = probe().map(there -> new Finding(there, now));
        }
        return finding.map(Finding::there).orElse(true);
    }

    private Optional<Boolean> probe() {
        var some = probed.get("/issues").withQuery("state", "all").withQuery("per_page", 1);
        return road.find(some)
                .map(HttpAnswer::json)
                .filter(issues -> issues.has(0))
                .map(issues -> issues.get(0).path("number").asLong())
                .map(number ->
                        road.find(probed.get(children(number)).withQuery("per_page", 1))
                                .isPresent());
    }

    /**
     * Makes one issue the child of another, and of no other.
     *
     * @param child as GitHub described it last
     * @return whether it now is; a refusal is for the log, because trying again would not help and
     *     the child's body names its parent too
     */
    boolean adopt(IssueRef parent, IssueRef child, JsonNode described) {
        return adopt(parent, child, described.path("id").asLong(), true);
    }

    boolean adopt(IssueRef parent, IssueRef child, long childId, boolean fromAnother) {
        if (!available()) {
            return false;
        }
        var body = Map.of("sub_issue_id", childId, "replace_parent", fromAnother);
        try {
            road.send(Repo.of(parent).urgentPost(children(parent.number()), body));
            return true;
        } catch (TrackerException e) {
            if (e.worthRepeating()) {
                throw e;
            }
            LOG.warn("{} did not become a child of {}: {}", child, parent, e.getMessage());
            return false;
        }
    }

    private static String children(long number) {
        return "/issues/" + number + "/sub_issues";
    }
}
