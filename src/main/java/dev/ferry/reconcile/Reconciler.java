package dev.ferry.reconcile;

import dev.ferry.flag.FlagReader;
import dev.ferry.migration.Catalog;
import dev.ferry.migration.Decisions;
import dev.ferry.migration.Plan;
import dev.ferry.migration.Planner;
import dev.ferry.migration.Status;
import dev.ferry.migration.StatusReader;
import dev.ferry.reconcile.Ensure.Ensured;
import dev.ferry.reconcile.Migrations.Binding;
import dev.ferry.render.Audience;
import dev.ferry.render.Links;
import dev.ferry.render.Renderer;
import dev.ferry.text.Checklist;
import dev.ferry.tracker.Capability;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Tracker;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the tracker what the decisions of a migration say, and reads from it where the migration
 * stands. Running it again without a change writes nothing.
 */
public final class Reconciler {

    private final Tracker tracker;
    private final Ensure ensure;
    private final Migrations migrations;
    private final Rollouts rollouts;
    private final Annals annals;
    private final Planner planner;
    private final Renderer renderer;
    private final Optional<URI> site;
    private final Board board;
    private final Home home;
    private final FactsReader facts;
    private final StatusReader statusReader;
    private final Parents parents;
    private final FeatureIssues featureIssues;
    private final Upkeep upkeep;
    private final Leavers leavers;
    private final Withdrawals withdrawals;

    public Reconciler(
            Tracker tracker,
            Ensure ensure,
            Migrations migrations,
            Timeline timeline,
            Rollouts rollouts,
            FlagReader flags,
            Planner planner,
            Catalog catalog,
            Renderer renderer,
            Optional<URI> site,
            Board board,
            Home home) {
        this.tracker = tracker;
        this.ensure = ensure;
        this.migrations = migrations;
        this.rollouts = rollouts;
        this.annals = new Annals(timeline, rollouts, ensure, renderer);
        this.planner = planner;
        this.renderer = renderer;
        this.site = site;
        this.board = board;
        this.home = home;
        this.facts = new FactsReader(migrations, flags, catalog.labels(), rollouts);
        this.statusReader = new StatusReader();
        var scoped = new ScopedLabels();
        var pen = new Pen(tracker, scoped);
        this.parents = new Parents(tracker, ensure, home);
        this.featureIssues =
                new FeatureIssues(tracker, ensure, facts, statusReader, catalog.labels(), scoped);
        this.upkeep = new Upkeep(tracker, pen, facts, statusReader, annals, catalog.labels());
        this.leavers = new Leavers(tracker, migrations, pen);
        this.withdrawals = new Withdrawals(planner, rollouts, migrations);
    }

    /**
     * @param parent the epic or main issue
     * @param edits how many issues had to be changed, new ones not counted
     * @param flagsWait a flag is to be moved, and its source does not answer
     * @param notKept what the tracker did not keep, as sentences for who asked
     */
    public record Outcome(
            Plan plan,
            Status status,
            IssueRef parent,
            int edits,
            boolean flagsWait,
            List<String> notKept) {}

    /**
     * @param today in the zone of the house's schedule
     */
    public Outcome run(MigrationRecord m, LocalDate today) {
        var plan = planner.plan(m.decisions());
        // Flags first: what has to be taken back is taken back while the tracker is down, too.
        boolean flagsWait = rollouts.settle(m.id(), plan);
        var people = new People(tracker);

        var audience = audience(Optional.of(m));
        var base = Base.ofParent(m, plan);
        var parent = parents.ensure(m, plan, base, bodies(m, audience, Optional.empty()));
        var parentIssue = parent.created().or(() -> tracker.issue(parent.ref()));
        var url = parentIssue.map(i -> i.url().toString());
        var bodies = bodies(m, audience, url);
        var first = facts.remembered(m, plan);
        var parts =
                SecondLevel.ensure(
                        m,
                        plan,
                        parent.ref(),
                        url,
                        Base.ofPart(m),
                        home.project(),
                        tracker,
                        ensure);
        var children = featureIssues.ensure(m, plan, parts, bodies, people, first, today);
        bind(m, parent, parts, children);
        var round =
                new Round(
                        m,
                        plan,
                        today,
                        bodies,
                        people,
                        children,
                        parts,
                        url,
                        children.look(tracker, parts));

        var known = goneOn(round, first);
        var before = statusReader.read(plan, facts.of(plan, round.issues(), known), today);
        var next = withdrawals.of(m, before);
        if (next.isPresent()) {
            return run(next.get(), today);
        }
        annals.writeDown(m.id(), before);
        int edits = upkeep.features(round, known) + leavers.close(m, plan) + upkeep.parts(round);

        var status = statusReader.read(plan, facts.of(plan, round.issues(), known), today);
        if (parentIssue.isPresent()) {
            edits += upkeep.parent(round, parentIssue.get(), base, status);
        }
        annals.tell(m.id(), plan, children.refs());
        board.saw(round.seen().values());
        board.publish(
                new Board.Entry(
                        m, status, parentIssue, hidden(m, round.seen()), ensure.clock().instant()));
        var told = plan.issues().stream().filter(audience::mayKnow).toList();
        var notKept =
                new Shortfall(tracker).of(plan.parent(), parent.created(), told, round.issues());
        return new Outcome(plan, status, parent.ref(), edits, flagsWait, notKept);
    }

    /** Begins the stages whose time has come; the flags as they are then. */
    private FactsReader.Flags goneOn(Round round, FactsReader.Flags first) {
        var plan = round.plan();
        var looked = statusReader.read(plan, facts.of(plan, round.issues(), first), round.today());
        return round.m().decisions().open() && rollouts.goOn(round.m().id(), looked)
                ? facts.remembered(round.m(), plan)
                : first;
    }

    private void bind(MigrationRecord m, Ensured parent, SecondLevel parts, Children children) {
        var wanted = new LinkedHashMap<IssueRef, Binding>();
        wanted.put(parent.ref(), new Binding(m.id(), Optional.empty()));
        parts.refs().forEach(r -> wanted.put(r, new Binding(m.id(), Optional.empty())));
        wanted.putAll(children.bindings());
        wanted.keySet().removeAll(migrations.bindings(m.id()).keySet());
        if (!wanted.isEmpty()) {
            migrations.bind(wanted);
        }
    }

    /** Tells those who have to know how a migration stands, each thing once. */
    public void nudge(MigrationRecord m, Status status) {
        new Nudges(ensure, migrations, renderer.at(links(m.id())))
                .say(m, status, audience(Optional.of(m)));
    }

    /**
     * Who reads the parent and the control issue. Where nothing can be hidden, hiding rows would
     * hide nothing.
     */
    public Audience audience(Optional<MigrationRecord> m) {
        return m.map(MigrationRecord::decisions).filter(Decisions::confidential).isPresent()
                        || !tracker.supports(Capability.CONFIDENTIAL_ISSUES)
                ? Audience.MEMBERS
                : Audience.EVERYONE;
    }

    /** Features whose issues the tracker does not show to everybody. */
    private Set<String> hidden(MigrationRecord m, Map<IssueRef, Issue> seen) {
        return migrations.bindings(m.id()).entrySet().stream()
                .filter(e -> seen.containsKey(e.getKey()) && seen.get(e.getKey()).confidential())
                .flatMap(e -> e.getValue().feature().stream())
                .collect(Collectors.toSet());
    }

    /** Whether something that is called done may not be; asks no tracker. */
    public boolean isDoubtful(MigrationRecord m) {
        return rollouts.isOldInUse(m.id(), planner.plan(m.decisions()));
    }

    public Rollouts rollouts() {
        return rollouts;
    }

    /** The task list of a feature's issue, as it is now. */
    public Optional<Checklist> checklist(MigrationRecord m, String feature) {
        return migrations.bindings(m.id()).entrySet().stream()
                .filter(e -> e.getValue().feature().equals(Optional.of(feature)))
                .map(Map.Entry::getKey)
                .findFirst()
                .flatMap(tracker::issue)
                .map(i -> Checklist.parse(i.body()));
    }

    /** Where a migration can be seen, as far as is known since the last run. */
    public Links links(String migration) {
        return new Links(
                page(migration),
                board.find(migration).flatMap(Board.Entry::parent).map(i -> i.url().toString()));
    }

    private Optional<String> page(String migration) {
        return site.map(u -> u.resolve("/migrations/" + migration).toString());
    }

    private Bodies bodies(MigrationRecord m, Audience audience, Optional<String> parent) {
        return new Bodies(renderer.at(new Links(page(m.id()), parent)), audience);
    }

    /** Where the migration stands, without writing anything, to the tracker or to memory. */
    public Status look(MigrationRecord m, LocalDate today) {
        var plan = planner.plan(m.decisions());
        var seen = new LinkedHashMap<IssueRef, Issue>();
        var refs =
                migrations.bindings(m.id()).entrySet().stream()
                        .filter(e -> e.getValue().feature().isPresent())
                        .map(Map.Entry::getKey)
                        .toList();
        tracker.issues(refs).forEach(i -> seen.put(i.ref(), i));
        var byFeature = new HashMap<String, Issue>();
        migrations
                .bindings(m.id())
                .forEach((ref, binding) -> {
                    var issue = seen.get(ref);
                    if (issue != null) {
                        binding.feature().ifPresent(f -> byFeature.put(f, issue));
                    }
                });
        var known = facts.looked(m, plan);
        return statusReader.read(plan, facts.of(plan, byFeature, known), today);
    }
}
