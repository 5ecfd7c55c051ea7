package dev.ferry.tracker.gitlab;

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
import java.util.Optional;

/**
 * GitLab as the tracker. Nothing is sent before the first call. What stands in for epics where the
 * licence has none is told at {@link Family} and {@link Milestones}.
 */
public final class GitLabTracker implements Tracker {

    public static final String NAME = "gitlab";

    /**
     * What GitLab.com allows one person: 60 notes and 200 issues a minute. One's own GitLab allows
     * more unless somebody changed it, and Ferry is never in such a hurry.
     */
    static final Pacing PACING =
            new Pacing(
                    false,
                    Duration.ZERO,
                    List.of(
                            new Limit(60, Duration.ofMinutes(1), 0, GitLabTracker::makesNote),
                            new Limit(200, Duration.ofMinutes(1), 20, GitLabTracker::makesIssue)));

    private final GitLabSettings settings;
    private final Transport road;
    private final Labels labels;
    private final Abilities abilities;
    private final People people;
    private final Reading reading;
    private final Comments comments;
    private final Writing writing;
    private final List<String> projects;
    private volatile Optional<User> self = Optional.empty();

    private GitLabTracker(GitLabSettings settings, Transport road, InstantSource clock) {
        var graphQl = new GraphQl(road, settings.graphQl());
        var library = new Library(road, settings.url(), settings.api());
        var gitlab = new GitLab(road, library, graphQl, new Answers(NAME));
        this.labels = new Labels(gitlab, clock);
        this.settings = settings;
        this.road = road;
        this.projects = settings.projects();
        this.abilities = new Abilities(gitlab, labels, settings.home(), settings.epicHome(), clock);
        this.people = new People(gitlab, clock);
        this.reading = new Reading(gitlab, abilities);
        this.comments = new Comments(gitlab, reading, new Editors(graphQl, clock));
        this.writing =
                new Writing(
                        gitlab,
                        abilities,
                        reading,
                        labels,
                        new Milestones(gitlab, reading, clock),
                        new Family(gitlab, abilities, reading));
    }

    public static GitLabTracker of(GitLabSettings settings, InstantSource clock) {
        return of(settings, clock, Pause.SLEEP, CallMeter.NONE);
    }

    /**
     * @param pause how short waits for a turn are spent
     */
    public static GitLabTracker of(
            GitLabSettings settings, InstantSource clock, Pause pause, CallMeter meter) {
        var how =
                TransportSettings.of(NAME, settings.api(), PACING)
                        .withTimeouts(settings.connectWithin(), settings.answerWithin());
        var withAuthorities = settings.authorities().map(how::withAuthorities).orElse(how);
        var credentials = Credentials.fixed("PRIVATE-TOKEN", "", settings.token());
        var road = new Transport(withAuthorities, credentials, clock, pause, meter);
        return new GitLabTracker(settings, road, clock);
    }

    private static boolean makesNote(HttpCall call) {
        return call.method().equals("POST") && call.target().endsWith("/notes");
    }

    private static boolean makesIssue(HttpCall call) {
        return call.method().equals("POST")
                && (call.target().matches(".*/(issues|epics)")
                        || call.body().filter(b -> b.contains("workItemCreate")).isPresent());
    }

    /**
     * @param token that a webhook which is made shows with every delivery
     * @param signing key by which it signs, on GitLab 19 and later
     */
    public Setup setup(Optional<Secret> token, Optional<Secret> signing) {
        var form = new HookForm(token, signing);
        return new GitLabSetup(
                settings, road, new TokenRights(road), labels, new HookList(road, form));
    }

    /** How far GitLab's clock is ahead of ours, as its latest answer told. */
    public Duration clockSkew() {
        return road.skew();
    }

    /** What GitLab says of our token. */
    public GitLabToken token() {
        return GitLabToken.of(road.send(HttpCall.get("/personal_access_tokens/self")).json());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean supports(Capability capability) {
        return switch (capability) {
            case DUE_DATES, CONFIDENTIAL_ISSUES, INTERNAL_COMMENTS -> true;
            case EPICS -> abilities.found().epics().isPresent();
            case NESTED_EPICS -> abilities.found().nested();
            case MANY_ASSIGNEES -> abilities.found().manyAssignees();
            case LIVE_GLQL -> abilities.found().liveGlql();
            // An issue of GitLab is never the parent of an issue.
            case PARENTS -> false;
        };
    }

    @Override
    public User self() {
        return self.orElseGet(() -> {
            var found = people.self();
            self = Optional.of(found);
            return found;
        });
    }

    @Override
    public Optional<Issue> issue(IssueRef ref) {
        return Place.canHold(ref) ? reading.issue(ref) : Optional.empty();
    }

    @Override
    public List<Issue> issues(Collection<IssueRef> refs) {
        return reading.issues(refs.stream().filter(Place::canHold).toList());
    }

    @Override
    public List<Comment> comments(IssueRef issue) {
        return comments.of(issue, self());
    }

    @Override
    public Optional<Comment> comment(CommentRef ref) {
        return Place.canHold(ref.issue()) ? comments.find(ref, self()) : Optional.empty();
    }

    /**
     * @param project one of the projects of the settings; anything else is a group
     */
    @Override
    public List<Issue> written(String project, String marker) {
        var place = projects.contains(project) ? Place.project(project) : Place.group(project);
        return reading.written(place, marker, self());
    }

    @Override
    public List<Issue> changedSince(String project, Instant since) {
        return reading.changedSince(Place.project(project), since);
    }

    @Override
    public Optional<User> user(String username) {
        return people.named(username);
    }

    @Override
    public boolean memberOf(long userId, String group) {
        return people.memberOf(userId, group);
    }

    @Override
    public Role role(long userId, String project) {
        return people.role(userId, Place.project(project));
    }

    @Override
    public Issue create(IssueDraft draft) {
        return writing.create(draft);
    }

    @Override
    public Issue edit(IssueRef ref, IssueEdit edit) {
        return writing.edit(ref, edit);
    }

    @Override
    public Comment comment(IssueRef issue, String body, boolean confidential) {
        return comments.post(issue, body, confidential);
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
