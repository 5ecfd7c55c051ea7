package dev.ferry.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.inbox.Delivery.Hint;
import dev.ferry.inbox.Delivery.Topic;
import dev.ferry.inbox.HandClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A burst of deliveries does not ask the database for each. */
class RecentLanesTest {

    private final HandClock clock = new HandClock();
    private final List<String> asked = new ArrayList<>();
    private String answer = "embedded:acme/app#1";
    private final RecentLanes lanes =
            new RecentLanes(
                    hint -> {
                        asked.add(hint.subject());
                        return answer;
                    },
                    clock);

    @Test
    void oneQuestionAnswersForEveryCommentOfAnIssue() {
        lane(Topic.COMMENT, "embedded:acme/app#7:1");
        lane(Topic.COMMENT, "embedded:acme/app#7:2");
        lane(Topic.ISSUE, "embedded:acme/app#7");

        assertThat(lane(Topic.COMMENT, "embedded:acme/app#7:3")).isEqualTo("embedded:acme/app#1");
        assertThat(asked).containsExactly("embedded:acme/app#7:1");
        assertThat(lane(Topic.COMMENT, "embedded:acme/app#77:1")).isEqualTo("embedded:acme/app#1");
        assertThat(asked).hasSize(2);
    }

    @Test
    void afterAMinuteTheLaneIsLookedUpAgain() {
        lane(Topic.ISSUE, "embedded:acme/app#7");
        answer = "embedded:acme/app#2";
        clock.pass(Duration.ofSeconds(59));
        assertThat(lane(Topic.ISSUE, "embedded:acme/app#7")).isEqualTo("embedded:acme/app#1");
        clock.pass(Duration.ofSeconds(1));

        assertThat(lane(Topic.ISSUE, "embedded:acme/app#7")).isEqualTo("embedded:acme/app#2");
    }

    @Test
    void manyIssuesDoNotFillTheMemory() {
        for (int i = 0; i < 10_000; i++) {
            lane(Topic.ISSUE, "embedded:acme/app#" + i);
        }
        lane(Topic.ISSUE, "embedded:acme/app#0");

        assertThat(asked).hasSize(10_001);
    }

    private String lane(Topic topic, String subject) {
        return lanes.lane(new Hint(topic, subject, Optional.empty()));
    }
}
