package dev.ferry.tracker.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Tracker;
import dev.ferry.tracker.TrackerContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** GitLab keeps the contract, through real requests to a fake that speaks as GitLab does. */
class GitLabTrackerIT {

    @Nested
    class Free extends Contract {
        Free() {
            super(Licence.FREE);
        }
    }

    @Nested
    class PremiumOfOld extends Contract {
        PremiumOfOld() {
            super(Licence.PREMIUM_OF_OLD);
        }
    }

    @Nested
    class Premium extends Contract {
        Premium() {
            super(Licence.PREMIUM);
        }
    }

    @Nested
    class Ultimate extends Contract {
        Ultimate() {
            super(Licence.ULTIMATE);
        }
    }

    abstract static class Contract extends TrackerContract {

        private final GitLabHouse house;

        Contract(Licence licence) {
            house = new GitLabHouse(licence);
        }

        @AfterEach
        void everyCallWasOneOfGitLabs() {
            house.close();
            assertThat(house.gitlab.departures()).isEmpty();
            assertThat(house.gitlab.quickActions()).isEmpty();
        }

        @Override
        protected Tracker tracker() {
            return house.tracker;
        }

        @Override
        protected String project() {
            return GitLabHouse.PROJECT;
        }

        @Override
        protected String group() {
            return GitLabHouse.GROUP;
        }

        @Override
        protected String team() {
            return "acme/ai-framework";
        }

        /** GitLab drops carriage returns, and white space at the end. */
        @Override
        protected String asKept(String text) {
            return text.replace("\r", "").stripTrailing();
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
}
