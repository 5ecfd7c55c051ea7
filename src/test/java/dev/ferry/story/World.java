package dev.ferry.story;

import dev.ferry.migration.Catalog;
import dev.ferry.migration.ramp.RampRules;
import dev.ferry.registry.Registry;
import dev.ferry.tracker.Comment;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Tracker;
import dev.ferry.tracker.embedded.Clock;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import dev.ferry.tracker.embedded.Event;
import dev.ferry.tracker.embedded.Seed;
import dev.ferry.tracker.embedded.Weather;
import dev.ferry.tracker.embedded.WeatheredTracker;
import dev.ferry.tracker.gitlab.FakeGitLab;
import dev.ferry.tracker.gitlab.GitLabSettings;
import dev.ferry.tracker.gitlab.GitLabTracker;
import dev.ferry.tracker.gitlab.Licence;
import dev.ferry.tracker.http.CallMeter;
import dev.ferry.tracker.http.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/** What outlives the bot: the tracker, the database file, the flags, the clock, and the people. */
final class World implements AutoCloseable {

    static final String PROJECT = "acme/app";

    private final Path dir;
    private final Catalog catalog;
    private final Registry registry;
    private final Clock clock = new Clock();
    private final Weather weather = new Weather();
    private RampRules rules = RampRules.DEFAULT;
    private final EmbeddedTracker tracker;
    private final Queue<Event> events = new ArrayDeque<>();
    private Optional<FakeGitLab> gitlab = Optional.empty();

    World(Path dir, Catalog catalog, Registry registry, Seed seed) {
        this.dir = dir;
        this.catalog = catalog;
        this.registry = registry;
        this.tracker = EmbeddedTracker.inMemory(clock).seed(seed);
        tracker.outbox().take(1_000);
        tracker.outbox().subscribe(events::add);
    }

    Catalog catalog() {
        return catalog;
    }

    Registry registry() {
        return registry;
    }

    /** The rules of rollouts; those that come with Ferry, where nobody says otherwise. */
    RampRules rules() {
        return rules;
    }

    void rules(RampRules other) {
        rules = other;
    }

    Clock clock() {
        return clock;
    }

    Weather weather() {
        return weather;
    }

    /** From now on there is a GitLab in front of the tracker, and bots work in that. */
    FakeGitLab behindGitLab(Licence licence) {
        var opened = FakeGitLab.over(tracker, clock, licence);
        gitlab = Optional.of(opened);
        return opened;
    }

    /** The tracker as a bot that starts now reaches it. */
    Tracker line() {
        return gitlab.map(this::adapter)
                .orElseGet(() -> new WeatheredTracker(tracker, weather, clock));
    }

    private Tracker adapter(FakeGitLab there) {
        var settings = GitLabSettings.of(there.url(), List.of(PROJECT), Secret.of("glpat-ferry"));
        return GitLabTracker.of(settings, clock, clock::pass, CallMeter.NONE);
    }

    /** How bots call an issue or comment. */
    String called(Object ref) {
        return gitlab.isEmpty()
                ? ref.toString()
                : ref.toString().replaceFirst("^" + tracker.name() + ":", "gitlab:");
    }

    EmbeddedTracker tracker() {
        return tracker;
    }

    Path database() {
        return dir.resolve("ferry.db");
    }

    Path flags() {
        return dir.resolve("flags.yaml");
    }

    void flags(String text) {
        try {
            Files.writeString(flags(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Events since the last call, in order. */
    List<Event> news() {
        var news = List.copyOf(events);
        events.clear();
        return news;
    }

    IssueRef opens(String who, String title, String body) {
        return opens(who, title, body, false);
    }

    IssueRef opens(String who, String title, String body, boolean confidential) {
        return tracker.as(who)
                .create(
                        new IssueDraft(
                                PROJECT,
                                false,
                                title,
                                body,
                                List.of(),
                                Set.of(),
                                Optional.empty(),
                                Optional.empty(),
                                confidential))
                .ref();
    }

    CommentRef writes(String who, IssueRef issue, String text) {
        return tracker.as(who).comment(issue, text, false).ref();
    }

    void edits(String who, IssueRef issue, String body) {
        tracker.as(who).edit(issue, IssueEdit.NOTHING.withBody(body));
    }

    /** Comments by Ferry, oldest first. */
    List<String> answers(IssueRef issue) {
        return tracker.comments(issue).stream()
                .filter(c -> c.author().id() == tracker.self().id())
                .map(Comment::body)
                .toList();
    }

    /** Issues and epics by Ferry, in the order of their refs. */
    List<Issue> made() {
        return List.of(PROJECT, "acme").stream()
                .flatMap(p -> tracker.in(p).stream())
                .filter(i -> i.author().id() == tracker.self().id())
                .sorted(Comparator.comparing(Issue::ref))
                .toList();
    }

    Issue epic() {
        return made().stream().filter(i -> i.ref().epic()).findFirst().orElseThrow();
    }

    Issue featureIssue(String word) {
        return made().stream()
                .filter(i -> !i.ref().epic() && i.title().contains(word))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no issue about " + word + " in " + made()));
    }

    @Override
    public void close() {
        gitlab.ifPresent(FakeGitLab::close);
        tracker.close();
    }
}
