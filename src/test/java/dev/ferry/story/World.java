package dev.ferry.story;

import dev.ferry.flag.FlagSource;
import dev.ferry.flag.file.FlagFile;
import dev.ferry.migration.Catalog;
import dev.ferry.migration.ramp.RampRules;
import dev.ferry.reconcile.Measures;
import dev.ferry.registry.Registry;
import dev.ferry.tracker.Comment;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Role;
import dev.ferry.tracker.Tracker;
import dev.ferry.tracker.embedded.Clock;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import dev.ferry.tracker.embedded.Event;
import dev.ferry.tracker.embedded.Operation;
import dev.ferry.tracker.embedded.Seed;
import dev.ferry.tracker.embedded.Weather;
import dev.ferry.tracker.embedded.WeatheredTracker;
import dev.ferry.tracker.gitlab.FakeGitLab;
import dev.ferry.tracker.gitlab.Licence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What outlives the bot: the tracker, the database file, the flags, the clock, and the people. */
final class World implements AutoCloseable {

    static final String PROJECT = "acme/app";

    private static final Pattern DONE_BY = Pattern.compile("done by (\\d{4}-\\d\\d-\\d\\d)");

    private final Path dir;
    private final Catalog catalog;
    private final Registry registry;
    private final Clock clock = new Clock();
    private Duration behind = Duration.ZERO;
    private final Weather weather = new Weather();
    private RampRules rules = RampRules.DEFAULT;
    private Measures measures = Measures.none();
    private final EmbeddedTracker tracker;
    private final Queue<Event> events = new ArrayDeque<>();
    private final List<Seed.Person> people;
    private final List<Event> byFerry = new ArrayList<>();
    private Optional<Road> road;
    private Weather.Witness witness = new Weather.Witness() {};
    private Runnable meanwhile = () -> {};
    private Duration settle = Duration.ZERO;
    private Optional<FlagSource> flagSource = Optional.empty();

    World(Path dir, Catalog catalog, Registry registry, Seed seed) {
        this(dir, catalog, registry, seed, Line.EMBEDDED);
    }

    World(Path dir, Catalog catalog, Registry registry, Seed seed, Line line) {
        this.dir = dir;
        this.catalog = catalog;
        this.registry = registry;
        this.people = new ArrayList<>(seed.people());
        this.tracker = EmbeddedTracker.inMemory(clock).seed(seed);
        tracker.outbox().take(1_000);
        tracker.outbox().subscribe(this::happened);
        this.road =
                switch (line) {
                    case EMBEDDED -> Optional.empty();
                    case GITHUB ->
                            Optional.of(
                                    Road.OverGitHub.over(
                                            tracker, clock, this::waits, this::called));
                    case GITLAB ->
                            Optional.of(
                                    Road.OverGitLab.over(
                                            tracker, clock, this::waits, this::called));
                };
    }

    private void happened(Event event) {
        events.add(event);
        if (event.actor().id() == tracker.self().id()) {
            byFerry.add(event);
        }
    }

    /** The bot waits for its turn: time passes, and other things may happen. */
    private void waits(Duration time) {
        clock.pass(time);
        meanwhile.run();
    }

    /** One call of the tracker may take several of its API; between them there is a world too. */
    private void called(String forge, String method, int status, Duration took) {
        if (!method.equals("GET")) {
            witness.after(new Weather.Call(Operation.ISSUE, 0, forge + " " + method));
        }
    }

    /** From now on this person is in these teams and no other; what was known of it is old. */
    void belongs(String who, Role role, String... teams) {
        clock.pass(Duration.ofMinutes(1));
        var name = tracker.user(who).map(dev.ferry.tracker.User::name).orElse(who);
        people.removeIf(p -> p.username().equals(who));
        people.add(new Seed.Person(who, name, List.of(teams), role));
        tracker.seed(new Seed(people, List.of(PROJECT)));
    }

    /** Somebody is called differently from now on; what was known of them is old. */
    void renames(String who, String other) {
        clock.pass(Duration.ofMinutes(1));
        tracker.rename(who, other);
        people.replaceAll(p ->
                p.username().equals(who)
                        ? new Seed.Person(other, p.name(), p.teams(), p.role())
                        : p);
    }

    /** What happens whenever the bot waits for its turn to write. */
    void meanwhile(Runnable next) {
        meanwhile = next;
    }

    Optional<Road> road() {
        return road;
    }

    /** The tracker as a bot that starts now reaches it. */
    Tracker line() {
        return road.map(r -> Watched.of(r.tracker(), () -> witness))
                .orElseGet(() -> new WeatheredTracker(tracker, weather, clock));
    }

    void witness(Weather.Witness next) {
        witness = next;
        weather.witness(next);
    }

    void forgetCalls() {
        weather.resetCounts();
        road.ifPresent(Road::forgetCalls);
        byFerry.clear();
    }

    /** How often the bot wrote, or tried to. */
    int writes() {
        var tried =
                road.map(r -> (int) r.calls().stream().filter(r::writes).count())
                        .orElseGet(weather::writes);
        return Math.max(tried, byFerry.size());
    }

    /** Issues that the bot edited. */
    Set<IssueRef> edited() {
        return byFerry.stream()
                .filter(e -> e.type() == Event.Type.ISSUE_EDITED)
                .map(Event::issue)
                .collect(Collectors.toSet());
    }

    /** The day by which this issue says that it is done. */
    static LocalDate dueInText(Issue issue) {
        var day = DONE_BY.matcher(issue.body());
        return day.find() ? LocalDate.parse(day.group(1)) : LocalDate.MIN;
    }

    Catalog catalog() {
        return catalog;
    }

    Registry registry() {
        return registry;
    }

    /** What a bot that starts now measures by itself. */
    Measures measures() {
        return measures;
    }

    void measures(Measures other) {
        measures = other;
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

    /** The clock of the bot's machine. */
    InstantSource ours() {
        return () -> clock.instant().minus(behind);
    }

    /** It is not the tracker's any more. */
    void ourClockIsBehindBy(Duration time) {
        behind = time;
    }

    Weather weather() {
        return weather;
    }

    /** From now on there is a GitLab in front of the tracker, and bots work in that. */
    FakeGitLab behindGitLab(Licence licence) {
        var opened = FakeGitLab.over(tracker, clock, licence);
        road.ifPresent(Road::close);
        road = Optional.of(new Road.OverGitLab(opened, clock, this::waits, this::called));
        return opened;
    }

    /** How bots call an issue or comment. */
    String called(Object ref) {
        return road.map(r ->
                        ref.toString().replaceFirst("^" + tracker.name() + ":", r.name() + ":"))
                .orElseGet(ref::toString);
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

    /** How long a refresh waits for more of its burst. */
    Duration settle() {
        return settle;
    }

    void settle(Duration time) {
        settle = time;
    }

    /** Where flags are: in the file, unless a test brought a service. */
    FlagSource flagSource() {
        var file = new FlagFile(flags(), clock);
        return flagSource.orElseGet(() -> FlagSource.of("file", file).with(file));
    }

    void flagSource(FlagSource source) {
        flagSource = Optional.of(source);
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
        return made().stream().filter(World::isParent).findFirst().orElseThrow();
    }

    /** An epic, or the main issue where the tracker has none. */
    private static boolean isParent(Issue issue) {
        return issue.title().startsWith("Replace discontinued");
    }

    Issue featureIssue(String word) {
        return made().stream()
                .filter(i -> !isParent(i) && i.title().contains(word))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no issue about " + word + " in " + made()));
    }

    @Override
    public void close() {
        road.ifPresent(Road::close);
        tracker.close();
    }
}
