package dev.ferry.tracker.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Tracker;
import dev.ferry.tracker.TrackerContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** GitHub keeps the contract, through real requests to a fake that speaks as GitHub does. */
class GitHubTrackerTest extends TrackerContract {

    private final GitHubHouse house = new GitHubHouse();

    @AfterEach
    void everyCallWasOneOfGitHubs() {
        house.close();
        assertThat(house.github.departures()).isEmpty();
    }

    @Override
    protected Tracker tracker() {
        return house.tracker;
    }

    @Override
    protected String project() {
        return GitHubHouse.PROJECT;
    }

    @Override
    protected String group() {
        return "acme";
    }

    @Override
    protected String team() {
        return "acme/ai-framework";
    }

    @Override
    protected IssueRef opens(String username, String title, String body) {
        return house.opens(username, title, body);
    }

    @Override
    protected CommentRef says(String username, IssueRef issue, String body) {
        var made = house.people.as(username).comment(house.embedded(issue), body, false);
        return new CommentRef(issue, made.ref().id());
    }

    @Override
    protected void rewrites(String username, CommentRef comment, String body) {
        var there = new CommentRef(house.embedded(comment.issue()), comment.id());
        house.people.as(username).editComment(there, body);
    }

    @Override
    protected void passTime() {
        house.clock.pause(Duration.ofSeconds(1));
    }
}
