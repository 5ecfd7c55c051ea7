package dev.ferry.tracker.github;

import dev.ferry.tracker.Capability;
import dev.ferry.tracker.Comment;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Role;
import dev.ferry.tracker.Setup;
import dev.ferry.tracker.Tracker;
import dev.ferry.tracker.User;
import dev.ferry.tracker.http.CallMeter;
import dev.ferry.tracker.http.Credentials;
import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.Pacing;
import dev.ferry.tracker.http.Pacing.Limit;
import dev.ferry.tracker.http.Pause;
import dev.ferry.tracker.http.Secret;
import dev.ferry.tracker.http.Transport;
import dev.ferry.tracker.http.TransportSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * GitHub as the tracker. Nothing is sent before the first call. GitHub has no epics, no due dates
 * of issues, no confidential issues and no internal comments; what stands in for a due date is told
 * at {@link Milestones}.
 */
public final class GitHubTracker implements Tracker {

    public static final String NAME = "github";

    /**
     * GitHub's rules for what creates content: one at a time, a second apart, 80 a minute, 500 an
     * hour. Of each the last few are kept for answering people.
     */
    static final Pacing PACING =
            new Pacing(
                    true,
                    Duration.ofSeconds(1),
                    List.of(
                            Limit.ofAll(80, Duration.ofMinutes(1), 10),
                            Limit.ofAll(500, Duration.ofHours(1), 20)));

    /** The version of the API that the client library is made for. */
    private static final Map<String, String> HEADERS =
            Map.of("Accept", "application/vnd.github+json", "X-GitHub-Api-Version", "2022-11-28");

    private static final long NOBODY = 0;

    private final GitHubSettings settings;
    private final InstantSource clock;
    private final Transport road;
    private final Answers answers;
    private final Library library;
    private final People people;
    private final SubIssues children;
    private final Reading reading;
    private final Comments comments;
    private final Writing writing;
    private volatile Optional<User> self = Optional.empty();

    private GitHubTracker(GitHubSettings settings, Transport road, InstantSource clock) {
        var home = new Repo(settings.repositories().getFirst());
        this.answers = new Answers(NAME, new Logins());
        this.settings = settings;
        this.clock = clock;
        this.road = road;
        this.library = new Library(road, settings.api().toString());
        this.people = new People(road, answers, home.owner(), clock);
        this.children = new SubIssues(road, home, clock);
        this.reading = new Reading(road, answers);
        this.comments =
                new Comments(road, answers, reading, new Editors(road, settings.api(), clock));
        this.writing =
                new Writing(
                        road,
                        reading,
                        answers,
                        people,
                        new Labels(library, clock),
                        new IssueTypes(road, settings.types(), clock),
                        new Milestones(road, library, reading, clock),
                        children);
    }

    public static GitHubTracker of(GitHubSettings settings, InstantSource clock) {
        return of(settings, clock, Pause.SLEEP, CallMeter.NONE);
    }

    /**
     * @param pause how short waits for a turn are spent
     */
    public static GitHubTracker of(
            GitHubSettings settings, InstantSource clock, Pause pause, CallMeter meter) {
        var how =
                TransportSettings.of(NAME, settings.api(), PACING)
                        .withHeaders(HEADERS)
                        .withTimeouts(settings.connectWithin(), settings.answerWithin());
        var withAuthorities = settings.authorities().map(how::withAuthorities).orElse(how);
        var road =
                new Transport(withAuthorities, credentials(settings.access()), clock, pause, meter);
        return new GitHubTracker(settings, road, clock);
    }

    /** What proves that a call comes from us; calls say on whose behalf. */
    public static Credentials credentials(GitHubAccess access) {
        return switch (access) {
            case GitHubAccess.PersonalToken p ->
                    Credentials.fixed("Authorization", "Bearer", p.token());
            case GitHubAccess.App app -> new AppCredentials(app);
        };
    }

    /**
     * @param hookSecret for webhooks that are made
     */
    public Setup setup(Secret hookSecret) {
        return switch (settings.access()) {
            case GitHubAccess.PersonalToken p ->
                    new GitHubSetup(
                            settings,
                            road,
                            new TokenRights(road, p.token()),
                            new RepoHooks(road, children::available, hookSecret));
            case GitHubAccess.App _ -> {
                var rights = new AppRights(road);
                yield new GitHubSetup(
                        settings,
                        road,
                        rights,
                        new AppHooks(
                                road,
                                rights,
                                children::available,
                                hookSecret,
                                new Unheard(road, rights, settings.deliveriesKept()),
                                clock));
            }
        };
    }

    /** How far GitHub's clock is ahead of ours, as its latest answer told. */
    public Duration clockSkew() {
        return road.skew();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean supports(Capability capability) {
        return switch (capability) {
            case MANY_ASSIGNEES -> true;
            case PARENTS -> children.available();
            case EPICS,
                    NESTED_EPICS,
                    DUE_DATES,
                    CONFIDENTIAL_ISSUES,
                    INTERNAL_COMMENTS,
                    LIVE_GLQL ->
                    false;
        };
    }

    @Override
    public int mostChildren() {
        return children.available() ? SubIssues.MOST : Integer.MAX_VALUE;
    }

    @Override
    public User self() {
        return self.orElseGet(() -> {
            var found = whoWeAre();
            self = Optional.of(found).filter(user -> user.id() != NOBODY);
            return found;
        });
    }

    /**
     * An App has no user of its own to ask for; its words carry its bot's name. There are servers
     * on which the bot is nobody before its first word: until then nothing can be by us.
     */
    private User whoWeAre() {
        return switch (settings.access()) {
            case GitHubAccess.PersonalToken p ->
                    answers.user(road.send(HttpCall.get("/user")).json());
            case GitHubAccess.App app -> {
                var name = "app " + app.id();
                var bot = Library.reading(name, () -> library.in("").getApp().getSlug()) + "[bot]";
                yield people.named(bot).orElse(new User(NOBODY, bot, bot));
            }
        };
    }

    @Override
    public Optional<Issue> issue(IssueRef ref) {
        return reading.issue(ref);
    }

    @Override
    public List<Issue> issues(Collection<IssueRef> refs) {
        return refs.isEmpty() ? List.of() : reading.issues(refs, self());
    }

    @Override
    public List<Comment> comments(IssueRef issue) {
        return comments.of(issue, self());
    }

    @Override
    public Optional<Comment> comment(CommentRef ref) {
        return comments.find(ref);
    }

    @Override
    public List<Issue> written(String project, String marker) {
        return reading.written(new Repo(project), marker, self());
    }

    @Override
    public List<Issue> changedSince(String project, Instant since) {
        return reading.changedSince(new Repo(project), since);
    }

    @Override
    public Optional<User> user(String username) {
        return people.named(username);
    }

    /**
     * @param group {@code organisation}, or {@code organisation/team}
     */
    @Override
    public boolean memberOf(long userId, String group) {
        return people.memberOf(userId, group);
    }

    @Override
    public Role role(long userId, String project) {
        return people.role(userId, new Repo(project));
    }

    @Override
    public Issue create(IssueDraft draft) {
        self();
        return writing.create(draft);
    }

    @Override
    public Issue edit(IssueRef ref, IssueEdit edit) {
        return writing.edit(ref, edit);
    }

    @Override
    public Comment comment(IssueRef issue, String body, boolean confidential) {
        return comments.post(issue, body);
    }

    @Override
    public Comment editComment(CommentRef ref, String body) {
        return ref.isDescription()
                ? Answers.description(edit(ref.issue(), IssueEdit.NOTHING.withBody(body)))
                : comments.rewrite(ref, body);
    }

    @Override
    public void acknowledge(CommentRef ref) {
        comments.acknowledge(ref);
    }
}
