package dev.ferry.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.config.Configuration;
import dev.ferry.config.Examples;
import dev.ferry.store.NewDatabase;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Role;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import dev.ferry.tracker.embedded.Event;
import dev.ferry.tracker.embedded.Seed;
import dev.ferry.tracker.gitlab.FakeGitLab;
import dev.ferry.tracker.gitlab.FakeWebhooks;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./ferry serve} with the GitLab example, against a GitLab of our own. */
class ServeGitLabIT {

    private static final String PROJECT = "acme/ai-features";
    private static final String KEY = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static final String OTHER = "whsec_ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";
    private static final Seed PEOPLE =
            new Seed(
                    List.of(
                            new Seed.Person(
                                    "ana", "Ana", List.of("acme/ai-framework"), Role.MAINTAINER),
                            new Seed.Person("mallory", "Mallory", List.of(), Role.GUEST)),
                    List.of(PROJECT));

    @TempDir private Path directory;

    private final EmbeddedTracker behind =
            EmbeddedTracker.inMemory(InstantSource.system()).seed(PEOPLE);
    private final FakeGitLab gitlab = FakeGitLab.over(behind, InstantSource.system());
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    @BeforeEach
    void listen() {
        behind.outbox().subscribe(events::add);
    }

    @AfterEach
    void everyCallWasOneOfGitLabs() {
        gitlab.close();
        behind.close();
        assertThat(gitlab.departures()).isEmpty();
        assertThat(gitlab.quickActions()).isEmpty();
    }

    private Ferry serve(Map<String, String> more) {
        var environment =
                new HashMap<>(
                        Map.of(
                                "FERRY_GITLAB_TOKEN",
                                "glpat-ferry",
                                "FERRY_GITLAB_SIGNING_TOKEN",
                                KEY,
                                "FERRY_DATABASE_URL",
                                NewDatabase.at(directory.resolve("ferry.db"))));
        environment.putAll(more);
        Configuration config =
                Examples.copied("ferry.gitlab.yaml", directory, gitlab.url(), environment);
        return new Ferry(config, 0, Path.of("templates"), InstantSource.system());
    }

    private IssueRef opens(String title, String body) {
        return behind.as("ana").create(IssueDraft.of(PROJECT, title, body)).ref();
    }

    private HttpResponse<String> says(
            Ferry ferry, String key, String who, IssueRef issue, String text, boolean internal)
            throws InterruptedException {
        var comment = behind.as(who).comment(issue, text, internal).ref();
        var event = next(e -> e.subject().equals(comment));
        return hooks(ferry, key).send(event).orElseThrow();
    }

    private FakeWebhooks hooks(Ferry ferry, String key) {
        var target = URI.create("http://127.0.0.1:" + ferry.port());
        return new FakeWebhooks(behind, target, key, InstantSource.system());
    }

    private Event next(java.util.function.Predicate<Event> wanted) throws InterruptedException {
        while (true) {
            var event = events.poll(30, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("nothing of the kind; GitLab heard " + gitlab.calls());
            }
            if (wanted.test(event)) {
                return event;
            }
        }
    }

    /** The next comment by Ferry. */
    private CommentRef answer() throws InterruptedException {
        return next(e ->
                        e.type() == Event.Type.COMMENT_CREATED
                                && e.actor().id() == behind.self().id())
                .subject();
    }

    private String text(CommentRef comment) {
        return behind.comment(comment).orElseThrow().body();
    }

    @Test
    void aMigrationIsStartedByOneSignedNote() throws Exception {
        var issue = opens("Sonnet 4.5 ends", "");
        try (var ferry = serve(Map.of())) {
            var text = "/migrate claude-sonnet-4-5 to claude-sonnet-5-5 --reason /close @all";
            assertThat(says(ferry, OTHER, "ana", issue, text, false).statusCode()).isEqualTo(403);
            assertThat(says(ferry, KEY, "ana", issue, text, false).statusCode()).isEqualTo(200);

            assertThat(text(answer())).contains("Started");
            var epic = behind.in("acme").getFirst();
            assertThat(epic.title()).contains("claude-sonnet-4-5", "claude-sonnet-5-5");
            assertThat(epic.due()).isPresent();
            assertThat(epic.body())
                    .contains("| Feature |", gitlab.url() + "/" + PROJECT + "/-/issues/");
            assertThat(behind.in(PROJECT).stream().filter(i -> i.author().equals(behind.self())))
                    .hasSize(12)
                    .allSatisfy(i -> assertThat(i.parent()).contains(epic.ref()))
                    .extracting(Issue::due)
                    .allSatisfy(due -> assertThat(due).isPresent());
        }
    }

    @Test
    void theAnswerToAnInternalNoteIsInternal() throws Exception {
        var issue = opens("Sonnet 4.5 ends", "");
        try (var ferry = serve(Map.of())) {
            says(ferry, KEY, "ana", issue, "/migrate help", true);

            assertThat(behind.comment(answer()).orElseThrow().confidential()).isTrue();
        }
    }

    @Test
    void strangersAreToldWhoMay() throws Exception {
        var issue = opens("Sonnet 4.5 ends", "");
        try (var ferry = serve(Map.of())) {
            says(
                    ferry,
                    KEY,
                    "mallory",
                    issue,
                    "/migrate claude-sonnet-4-5 to claude-sonnet-5-5",
                    false);

            assertThat(text(answer())).contains("Only members of the AI framework team");
        }
    }

    @Test
    void anUnusableTokenStopsTheStartInWords() {
        assertThatThrownBy(() -> serve(Map.of("FERRY_GITLAB_TOKEN", "two words")))
                .isInstanceOf(UnusableSettings.class)
                .hasMessageContaining("FERRY_GITLAB_TOKEN")
                .hasMessageNotContaining("two words");
    }
}
