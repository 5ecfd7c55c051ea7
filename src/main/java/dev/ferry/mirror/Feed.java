package dev.ferry.mirror;

import dev.ferry.flag.Rollout;
import dev.ferry.glql.eval.Item;
import dev.ferry.glql.eval.MigrationFacts;
import dev.ferry.glql.eval.Planning;
import dev.ferry.glql.lang.Dialect;
import dev.ferry.migration.Phase;
import dev.ferry.migration.Status;
import dev.ferry.reconcile.Board;
import dev.ferry.reconcile.Cursors;
import dev.ferry.reconcile.Migrations;
import dev.ferry.tracker.Capability;
import dev.ferry.tracker.Comment;
import dev.ferry.tracker.Details.Fact;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Reader;
import dev.ferry.tracker.Role;
import dev.ferry.tracker.Tracker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Keeps the mirror of one tracker true. What Ferry reads for other reasons is kept on the way; only
 * an issue that a person changed, and that nobody else reads, costs a call.
 */
public final class Feed implements Reader {

    private final Tracker tracker;
    private final Mirror mirror;
    private final Migrations migrations;
    private final AtomicLong changes = new AtomicLong();
    private final Set<Fact> told = ConcurrentHashMap.newKeySet();

    public Feed(Tracker tracker, Mirror mirror, Migrations migrations) {
        this.tracker = tracker;
        this.mirror = mirror;
        this.migrations = migrations;
    }

    /** Grows with every fact that is new. */
    public long changes() {
        return changes.get();
    }

    /** Those of other trackers are not ours to keep. */
    @Override
    public void saw(Collection<Issue> issues) {
        var items = new ArrayList<Item>();
        for (var issue : issues) {
            if (issue.ref().tracker().equals(tracker.name())) {
                items.add(item(issue));
                remember(issue);
                learn(issue.details().told());
            }
        }
        changes.addAndGet(mirror.keep(items));
    }

    @Override
    public void heard(IssueRef issue, List<Comment> comments) {
        var talk = Optional.of(Sight.talk(comments, tracker.self()));
        mirror.item(issue.toString())
                .filter(i -> !i.talk().equals(talk))
                .map(i -> i.hearing(talk).withoutFacts())
                .ifPresent(i -> changes.addAndGet(mirror.keep(List.of(i))));
    }

    /** Somebody said something; where no view shows that, the next sweep is early enough. */
    void listen(IssueRef issue) {
        if (mirror.places().stream().anyMatch(p -> mayShowTalk(p.body()))) {
            heard(issue, tracker.comments(issue));
        }
    }

    private static boolean mayShowTalk(String body) {
        return body.toLowerCase(Locale.ROOT).contains("lastcomment");
    }

    /** Our writing of a view is no change of the issue: else two views would chase one another. */
    private Item item(Issue issue) {
        var id = issue.ref().toString();
        var before = mirror.item(id);
        var item = Sight.of(issue, before);
        boolean ours =
                mirror.place(id)
                        .flatMap(Mirror.Place::edited)
                        .filter(issue.updatedAt()::equals)
                        .isPresent();
        var kept = ours ? before.map(b -> item.updated(b.times().updated())).orElse(item) : item;
        return dated(kept, mirror.facts(id));
    }

    /** Where issues have no due dates, ours are due as planned, and others with their milestone. */
    private Item dated(Item item, Optional<MigrationFacts> facts) {
        return tracker.supports(Capability.DUE_DATES)
                ? item
                : item.due(
                        facts.flatMap(MigrationFacts::eta)
                                .or(() -> item.planning().milestone().flatMap(Planning.Span::due)));
    }

    private void remember(Issue issue) {
        var id = issue.ref().toString();
        var edited = mirror.place(id).flatMap(Mirror.Place::edited);
        if (ViewBlocks.in(issue.body(), dialects()).isEmpty()) {
            mirror.forgetPlace(id);
        } else if (mirror.keepPlace(
                new Mirror.Place(id, isAmongInsiders(issue), edited, issue.body()))) {
            changes.incrementAndGet();
        }
    }

    /**
     * Whether all who may read this issue may read every confidential issue of its project. Its
     * author and assignees may read it whoever they are: a guest could else look into the others by
     * writing a view.
     */
    private boolean isAmongInsiders(Issue issue) {
        var named = Stream.concat(Stream.of(issue.author()), issue.assignees().stream());
        return issue.confidential()
                && !issue.ref().epic()
                && named.allMatch(
                        u -> tracker.role(u.id(), issue.ref().project()).atLeast(Role.REPORTER));
    }

    private void learn(Set<Fact> facts) {
        if (!told.containsAll(facts)) {
            mirror.learn(tracker.name(), facts);
            told.addAll(facts);
            changes.incrementAndGet();
        }
    }

    /** What the tracker renders itself is left to it. */
    List<Dialect> dialects() {
        return tracker.supports(Capability.LIVE_GLQL)
                ? List.of(Dialect.FERRY)
                : List.of(Dialect.GITLAB, Dialect.FERRY);
    }

    /** An issue of which we heard that it changed. */
    public void look(IssueRef ref) {
        var issue = tracker.issue(ref);
        if (issue.isPresent()) {
            saw(List.of(issue.get()));
        } else {
            mirror.forgetPlace(ref.toString());
            if (mirror.forget(ref.toString())) {
                changes.incrementAndGet();
            }
        }
    }

    /** Reads everything once; afterwards hints and sweeps tell what changes. */
    public void fill(Collection<String> projects, Cursors cursors, Instant now) {
        for (var project : projects) {
            var cursor = "mirror:" + tracker.name() + ":" + project;
            if (cursors.at(cursor).isEmpty()) {
                saw(tracker.changedSince(project, Instant.EPOCH));
                mirror.settle();
                cursors.move(cursor, now);
            }
        }
    }

    /** Takes over where a migration stands. */
    public void stands(Board.Entry entry) {
        if (!entry.migration().control().tracker().equals(tracker.name())) {
            return;
        }
        entry.parent().ifPresent(p -> saw(List.of(p)));
        var facts = new LinkedHashMap<String, MigrationFacts>();
        migrations
                .bindings(entry.migration().id())
                .forEach((ref, binding) ->
                        facts(entry.status(), binding.feature())
                                .ifPresent(f -> facts.put(ref.toString(), f)));
        if (mirror.keepFacts(entry.migration().id(), facts)) {
            changes.incrementAndGet();
            mirror.keep(
                    facts.keySet().stream()
                            .flatMap(id -> mirror.item(id).stream())
                            .map(i -> dated(i.withoutFacts(), i.migration()))
                            .toList());
        }
    }

    /** Empty for a feature that left the migration. */
    private static Optional<MigrationFacts> facts(Status status, Optional<String> feature) {
        var row = feature.flatMap(status::row);
        if (feature.isPresent() && row.isEmpty()) {
            return Optional.empty();
        }
        var plan = status.plan();
        var health = row.map(Status.Row::health).orElse(status.health());
        return Optional.of(
                new MigrationFacts(
                        feature,
                        row.map(r -> r.item().assignee()).filter(a -> !a.isBlank()),
                        row.map(r -> r.item().due()).or(() -> Optional.of(plan.parent().due())),
                        row.map(r -> word(r.phase())),
                        row.flatMap(r -> r.item().feature().flag()).map(k -> k.name()),
                        row.flatMap(Feed::rollout),
                        Optional.of(health.level().text()),
                        plan.oldModel().id(),
                        plan.newModel().id(),
                        row.flatMap(r -> r.item().cutoff()).or(plan::cutoff).map(c -> c.date()),
                        Optional.of(plan.oldModel().provider())));
    }

    /** Without the percentage, and without what was before. */
    private static String word(Phase phase) {
        return switch (phase) {
            case Phase.RollingOut _ -> "rolling out";
            case Phase.Blocked _ -> "blocked";
            case Phase.Unclear _ -> "unclear";
            default -> phase.text();
        };
    }

    /** The flag's whole percent now, rounded down: 100 means all of it. */
    private static Optional<Long> rollout(Status.Row row) {
        return row.facts()
                .flag()
                .flatMap(f ->
                        switch (f.rollout()) {
                            case Rollout.Off _ -> Optional.of(0L);
                            case Rollout.Full _ -> Optional.of(100L);
                            case Rollout.Percent p -> Optional.of(p.value().longValue());
                            case Rollout.Mixed _, Rollout.Unknown _ -> Optional.empty();
                        });
    }
}
