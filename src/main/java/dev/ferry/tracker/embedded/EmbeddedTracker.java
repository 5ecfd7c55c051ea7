package dev.ferry.tracker.embedded;

import dev.ferry.tracker.Capability;
import dev.ferry.tracker.Comment;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Role;
import dev.ferry.tracker.Timebox;
import dev.ferry.tracker.Tracker;
import dev.ferry.tracker.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The tracker that comes with Ferry, as one person sees it: as the bot where it was opened, as
 * anybody else by {@link #as}. What a person may not see is not there, what they may not do is
 * refused. Answers are snapshots. All views share one file and may be used from many threads.
 */
public final class EmbeddedTracker implements Tracker, AutoCloseable {

    private final Forge forge;
    private final long me;

    private EmbeddedTracker(Forge forge, long me) {
        this.forge = forge;
        this.me = me;
    }

    /**
     * Opens the file, or makes it and the directory it is in.
     *
     * @param base where people reach the server, for the addresses of issues
     */
    public static EmbeddedTracker open(Path file, URI base, InstantSource clock) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return open(file.toString(), base, clock);
    }

    /** One that is forgotten when it is closed. */
    public static EmbeddedTracker inMemory(InstantSource clock) {
        return open(":memory:", URI.create("http://tracker.test"), clock);
    }

    private static EmbeddedTracker open(String place, URI base, InstantSource clock) {
        var forge = Forge.open(place, base, clock);
        return new EmbeddedTracker(forge, forge.people().bot().user().id());
    }

    /** Makes people and projects what the seed says. Again changes nothing. */
    public EmbeddedTracker seed(Seed seed) {
        forge.seed(seed);
        return this;
    }

    /** Somebody is called differently from now on, and stays who they are. */
    public EmbeddedTracker rename(String username, String other) {
        forge.rename(username, other);
        return this;
    }

    /**
     * Opens the first issue, which tells a newcomer what to try, where there is none yet.
     *
     * @param invitation asked for only then; empty where there is nothing to try
     */
    public EmbeddedTracker invite(Supplier<Optional<Invitation>> invitation) {
        projects().stream()
                .findFirst()
                .filter(project -> in(project).isEmpty())
                .ifPresent(project -> invitation.get().ifPresent(i -> create(i.draft(project))));
        return this;
    }

    /** The same tracker through somebody else's eyes; the file stays this one's to close. */
    public EmbeddedTracker as(String username) {
        var member =
                forge.people()
                        .named(username)
                        .orElseThrow(() ->
                                Refusal.rejected(
                                        "as", username, "no user \"" + username + "\" here"));
        return new EmbeddedTracker(forge, member.user().id());
    }

    /** The key that its webhooks are signed with: {@code whsec_} and base64. */
    public String secret() {
        return forge.secret();
    }

    public Outbox outbox() {
        return forge.outbox();
    }

    @Override
    public void close() {
        forge.database().close();
    }

    // --- who and where

    @Override
    public String name() {
        return Items.TRACKER;
    }

    @Override
    public boolean supports(Capability capability) {
        return capability != Capability.LIVE_GLQL;
    }

    @Override
    public User self() {
        return member().user();
    }

    /** Who is looking, with rights as they are now. */
    public Member member() {
        return forge.people().numbered(me).orElseThrow();
    }

    /** Whether this is the account that Ferry writes with. */
    public boolean isBot(User user) {
        return forge.people().bot().user().id() == user.id();
    }

    public List<Member> people() {
        return forge.people().all();
    }

    public List<String> projects() {
        return forge.database().read(forge::projects);
    }

    @Override
    public Optional<User> user(String username) {
        return forge.people().named(username).map(Member::user);
    }

    @Override
    public boolean memberOf(long userId, String group) {
        return forge.people().numbered(userId).stream().anyMatch(m -> m.memberOf(group));
    }

    @Override
    public Role role(long userId, String project) {
        return forge.database().read(db -> forge.role(db, userId, project));
    }

    // --- reading

    @Override
    public Optional<Issue> issue(IssueRef ref) {
        return reading().issue(ref);
    }

    @Override
    public List<Issue> issues(Collection<IssueRef> refs) {
        return reading().issues(refs);
    }

    /** Every issue of a project, or epic of a group, newest first; epics before issues. */
    public List<Issue> in(String project) {
        return reading().in(project);
    }

    public List<Issue> childrenOf(IssueRef parent) {
        return childrenOf(List.of(parent));
    }

    /** The children of all of them, in one list. */
    public List<Issue> childrenOf(Collection<IssueRef> parents) {
        return reading().childrenOf(parents);
    }

    @Override
    public List<Comment> comments(IssueRef issue) {
        return reading().comments(issue);
    }

    @Override
    public Optional<Comment> comment(CommentRef ref) {
        return reading().comment(ref);
    }

    /** Ids of comments are unique in the whole tracker. */
    public Optional<Comment> comment(long id) {
        return reading().comment(id);
    }

    /** On the description and on every comment. */
    public List<Reaction> reactions(IssueRef issue) {
        return reading().reactions(issue);
    }

    @Override
    public List<Issue> written(String project, String marker) {
        return reading().written(project, marker);
    }

    @Override
    public List<Issue> changedSince(String project, Instant since) {
        return reading().changedSince(project, since);
    }

    // --- writing

    @Override
    public Issue create(IssueDraft draft) {
        return writing().create(draft);
    }

    @Override
    public Issue edit(IssueRef ref, IssueEdit edit) {
        return writing().edit(ref, edit);
    }

    /** Empties a field, which an edit cannot say. */
    public Issue clear(IssueRef ref, Clearable field) {
        return writing().clear(ref, field);
    }

    /** Puts an issue into a milestone, with the days that this one has, or takes it out. */
    public Issue schedule(IssueRef ref, Optional<Timebox> milestone) {
        return writing().schedule(ref, milestone);
    }

    /** Those of a project or group, by title. */
    public List<Timebox> milestones(String place) {
        return forge.database().read(db -> forge.items().milestones(db, place));
    }

    @Override
    public Comment comment(IssueRef issue, String body, boolean confidential) {
        return writing().comment(issue, body, confidential);
    }

    @Override
    public Comment editComment(CommentRef ref, String body) {
        return rewrite(ref, _ -> body);
    }

    /**
     * Changes a comment or description from what it is at that moment, so that nobody else's words
     * are lost. The rewriter is called under the tracker's lock, and may throw to change nothing.
     */
    public Comment rewrite(CommentRef ref, UnaryOperator<String> rewriter) {
        return writing().rewrite(ref, rewriter);
    }

    @Override
    public void acknowledge(CommentRef ref) {
        react(ref, "eyes");
    }

    /** Again changes nothing. */
    public void react(CommentRef ref, String name) {
        writing().react(ref, name);
    }

    private Reading reading() {
        return new Reading(forge, member());
    }

    private Writing writing() {
        return new Writing(forge, member());
    }
}
