package dev.ferry.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.config.Configuration;
import dev.ferry.config.Examples;
import dev.ferry.store.NewDatabase;
import dev.ferry.tracker.Comment;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Role;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import dev.ferry.tracker.embedded.Event;
import dev.ferry.tracker.embedded.Seed;
import dev.ferry.tracker.http.OutgoingHooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole bot stops, people go on, the deliveries fail; then the bot starts again. */
abstract class CatchUpContract {

    static final String PROJECT = "acme/ai-features";
    static final String SECRET = "geheim";
    private static final Seed PEOPLE =
            new Seed(
                    List.of(
                            new Seed.Person("olga", "Olga Owner", List.of(), Role.OWNER),
                            new Seed.Person("ana", "Ana", List.of(), Role.DEVELOPER)),
                    List.of(PROJECT));

    @TempDir private Path directory;

    final EmbeddedTracker behind = EmbeddedTracker.inMemory(InstantSource.system()).seed(PEOPLE);
    private final BlockingQueue<IssueRef> answers = new LinkedBlockingQueue<>();

    private final int port = free();
    private Optional<Configuration> config = Optional.empty();

    /** The forge in front of the tracker, its webhook, and what became of the deliveries. */
    abstract String example();

    abstract URI address();

    abstract Map<String, String> secrets();

    abstract void hook(String ferry);

    abstract OutgoingHooks hooks();

    abstract List<String> departures();

    @BeforeEach
    void listen() {
        hook("http://127.0.0.1:" + port);
        behind.outbox().subscribe(this::heard);
    }

    private void heard(Event event) {
        if (event.type() == Event.Type.COMMENT_CREATED && event.actor().username().equals("olga")) {
            answers.add(event.issue());
        }
    }

    @AfterEach
    void stop() {
        behind.close();
    }

    /** Ferry writes as Olga, who administers the repository. */
    private Ferry serve() {
        return new Ferry(config(), port, Path.of("templates"), InstantSource.system());
    }

    private static int free() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Both lives of the bot read the same files. */
    private Configuration config() {
        if (config.isEmpty()) {
            var environment = new HashMap<>(secrets());
            environment.put("FERRY_DATABASE_URL", NewDatabase.at(directory.resolve("ferry.db")));
            config =
                    Optional.of(
                            Examples.copied(example(), directory, address(), environment)
                                    .reachedAt(URI.create("http://127.0.0.1:" + port)));
        }
        return config.get();
    }

    private IssueRef opens(String title) {
        return behind.as("ana").create(IssueDraft.of(PROJECT, title, "")).ref();
    }

    private void says(IssueRef issue, String text) {
        behind.as("ana").comment(issue, text, false);
        hooks().send();
    }

    private IssueRef answer() throws InterruptedException {
        return Optional.ofNullable(answers.poll(30, TimeUnit.SECONDS))
                .orElseThrow(() -> new AssertionError("no answer"));
    }

    private List<String> answersIn(IssueRef issue) {
        return behind.comments(issue).stream()
                .filter(c -> c.author().username().equals("olga"))
                .map(Comment::body)
                .toList();
    }

    @Test
    void nothingIsLostAndNothingIsDoneTwice() throws Exception {
        var issue = opens("Sonnet 4.5 ends");
        var other = opens("Another one");
        try (var ferry = serve()) {
            says(issue, "/migrate help");
            assertThat(answer()).isEqualTo(issue);
        }
        hooks().send();
        long taken = hooks().taken();
        long tried = hooks().tried();

        says(issue, "/migrate help plan");
        says(issue, "/migrate help eta");
        says(other, "/migrate help why");
        assertThat(hooks().taken()).isEqualTo(taken);
        long lost = hooks().tried() - tried;

        try (var ferry = serve()) {
            assertThat(List.of(answer(), answer(), answer()))
                    .containsExactlyInAnyOrder(issue, issue, other);
            assertThat(hooks().awaitTaken(taken + lost)).isTrue();

            // Lanes are in order: when these are answered, all that came before them is done.
            says(issue, "/migrate help cancel");
            says(other, "/migrate help cancel");
            assertThat(List.of(answer(), answer())).containsExactlyInAnyOrder(issue, other);
        }
        assertThat(answersIn(issue)).hasSize(4);
        assertThat(answersIn(other)).hasSize(2);
        assertThat(departures()).isEmpty();
    }
}
