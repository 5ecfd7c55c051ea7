package dev.ferry.tracker.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.tracker.Comment;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WeatheredTrackerTest {

    private final Clock clock = new Clock();
    private final EmbeddedTracker forge = EmbeddedTracker.inMemory(clock).seed(Company.SEED);
    private final Weather weather = new Weather();
    private final WeatheredTracker tracker = new WeatheredTracker(forge, weather, clock);

    @AfterEach
    void close() {
        forge.close();
    }

    @Test
    void aLostAnswerIsALostAnswerToSomethingDone() {
        weather.everyWriteAnswerLost();

        var failure = failureOf(() -> tracker.create(Company.draft("Done", "marker")));

        assertThat(failure.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        weather.clear();
        assertThat(tracker.written(Company.PROJECT, "marker")).hasSize(1);
    }

    @Test
    void aLostRequestLooksTheSameAndDidNothing() {
        weather.forecast(_ -> Optional.of(new Weather.Fault.RequestLost()));

        var failure = failureOf(() -> tracker.create(Company.draft("Not done", "marker")));

        assertThat(failure.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(forge.in(Company.PROJECT)).isEmpty();
    }

    @Test
    void aServerThatIsDownDoesNothing() {
        weather.forecast(_ -> Optional.of(new Weather.Fault.Unavailable()));

        var failure = failureOf(() -> tracker.create(Company.draft("Not done", "marker")));

        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(forge.in(Company.PROJECT)).isEmpty();
    }

    @Test
    void aBusyServerSaysWhenToComeBack() {
        var wait = Duration.ofSeconds(30);
        weather.forecast(call ->
                call.number() == 1 ? Optional.of(new Weather.Fault.Busy(wait)) : Optional.empty());

        var failure = failureOf(() -> tracker.create(Company.draft("Later", "x")));

        assertThat(failure.kind()).isEqualTo(Kind.BUSY);
        assertThat(failure.retryAfter()).contains(wait);
        tracker.create(Company.draft("Now", "x"));
        assertThat(forge.in(Company.PROJECT)).extracting(Issue::title).containsExactly("Now");
    }

    @Test
    void listsAreBehindBySoManyChanges() {
        weather.lag(new Weather.Lag.Changes(2));
        var issue = tracker.create(Company.draft("One", "marker")).ref();

        assertThat(tracker.issue(issue)).isPresent();
        assertThat(lists(issue)).containsOnly(0);

        forge.as("ben").comment(issue, "two", false);
        assertThat(lists(issue)).containsOnly(0);

        forge.as("ben").comment(issue, "three", false);
        assertThat(lists(issue)).containsOnly(1);
        assertThat(tracker.comments(issue)).isEmpty();

        forge.as("ben").comment(issue, "four", false);
        assertThat(tracker.comments(issue)).extracting(Comment::body).containsExactly("two");
        weather.clear();
        assertThat(tracker.comments(issue)).hasSize(3);
    }

    @Test
    void listsAreBehindByTime() {
        var old = forge.create(Company.draft("Old", "marker"));
        clock.pass(Duration.ofMinutes(1));
        weather.lag(new Weather.Lag.Time(Duration.ofSeconds(10)));
        var issue = tracker.create(Company.draft("Young", "marker")).ref();

        assertThat(tracker.written(Company.PROJECT, "marker"))
                .extracting(Issue::ref)
                .containsExactly(old.ref());
        clock.pass(Duration.ofSeconds(10));
        assertThat(tracker.written(Company.PROJECT, "marker"))
                .extracting(Issue::ref)
                .containsExactly(old.ref(), issue);
    }

    @Test
    void whatWasThereBeforeTheWeatherIsSeenThroughIt() {
        var issue = forge.create(Company.draft("Before", "marker")).ref();
        var late = new Weather().lag(new Weather.Lag.Changes(5));

        var seen = new WeatheredTracker(forge, late, clock);

        assertThat(seen.issues(List.of(issue))).hasSize(1);
    }

    @Test
    void theWitnessStandsOnBothSidesOfEveryCall() {
        var seen = new ArrayList<String>();
        weather.witness(
                new Weather.Witness() {
                    @Override
                    public void before(Weather.Call call) {
                        seen.add(call.number() + " " + call.operation());
                        if (call.number() == 2) {
                            throw new Killed();
                        }
                    }

                    @Override
                    public void after(Weather.Call call) {
                        seen.add("after " + call.operation());
                    }
                });

        tracker.create(Company.draft("One", "x"));
        assertThatThrownBy(() -> tracker.create(Company.draft("Two", "x")))
                .isInstanceOf(Killed.class);

        assertThat(seen).containsExactly("1 CREATE", "after CREATE", "2 CREATE");
        assertThat(forge.in(Company.PROJECT)).hasSize(1);
        assertThat(weather.count(Operation.CREATE)).isEqualTo(2);
        assertThat(weather.writes()).isEqualTo(2);
    }

    @Test
    void onlyTheOneBehindTheWeatherIsWet() {
        weather.forecast(_ -> Optional.of(new Weather.Fault.Unavailable()));

        forge.as("ana").create(Company.draft("Dry", "x"));

        assertThat(forge.in(Company.PROJECT)).hasSize(1);
    }

    private List<Integer> lists(IssueRef issue) {
        return List.of(
                tracker.issues(List.of(issue)).size(),
                tracker.written(Company.PROJECT, "marker").size(),
                tracker.changedSince(Company.PROJECT, Instant.EPOCH).size());
    }

    private static TrackerException failureOf(Runnable call) {
        try {
            call.run();
        } catch (TrackerException e) {
            return e;
        }
        throw new AssertionError("it worked");
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }
}
