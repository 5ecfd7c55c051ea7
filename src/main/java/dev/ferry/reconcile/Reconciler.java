package dev.ferry.reconcile;

import dev.ferry.flag.FlagReader;
import dev.ferry.migration.Catalog;
import dev.ferry.migration.Decisions;
import dev.ferry.migration.Kind;
import dev.ferry.migration.Labels;
import dev.ferry.migration.Plan;
import dev.ferry.migration.Planned;
import dev.ferry.migration.Planner;
import dev.ferry.migration.Status;
import dev.ferry.migration.StatusLabels;
import dev.ferry.migration.StatusReader;
import dev.ferry.migration.Withdrawal;
import dev.ferry.reconcile.Ensure.Ensured;
import dev.ferry.reconcile.Ensure.WantedIssue;
import dev.ferry.reconcile.Migrations.Binding;
import dev.ferry.render.Audience;
import dev.ferry.render.Links;
import dev.ferry.render.Renderer;
import dev.ferry.text.Checklist;
import dev.ferry.tracker.Capability;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Tracker;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
    private final Labels names;
    private final ScopedLabels scoped = new ScopedLabels();

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
        this.names = catalog.labels();
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
        boolean open = m.decisions().state() == Decisions.State.OPEN;

        var page = page(m.id());
        var audience = audience(Optional.of(m));
        var parentBase = new Base(Optional.of(plan.parent().due()), "", open);
        var parent = ensureParent(m, plan, parentBase, bodies(audience, page, Optional.empty()));
        var parentIssue = parent.created().or(() -> tracker.issue(parent.ref()));
        var bodies = bodies(audience, page, parentIssue.map(i -> i.url().toString()));
        var first = facts.remembered(m, plan);
        var partBase = new Base(Optional.empty(), "", open);
        var parts =
                SecondLevel.ensure(
                        m,
                        plan,
                        parent.ref(),
                        parentIssue.map(i -> i.url().toString()),
                        partBase,
                        home.project(),
                        tracker,
                        ensure);
        var children = ensureFeatures(m, plan, parts, bodies, people, first, today);
        bind(m, parent, parts, children);

        var seen = look(children, parts);
        var there = byFeature(m, plan, children, seen);
        var looked = statusReader.read(plan, facts.of(plan, there, first), today);
        boolean begun = open && rollouts.goOn(m.id(), looked);
        var known = begun ? facts.remembered(m, plan) : first;
        var before = statusReader.read(plan, facts.of(plan, there, known), today);
        var next = withdrawn(m, before);
        if (next.isPresent()) {
            return run(next.get(), today);
        }
        annals.writeDown(m.id(), before);
        var past = annals.past(m.id());
        var wishes = new HashMap<String, Function<Issue, IssueEdit>>();
        for (var item : plan.issues()) {
            var child = child(children, m, item);
            var base = base(m, item, open);
            wishes.put(
                    item.feature().id(),
                    child.created().isPresent()
                            ? _ -> IssueEdit.NOTHING
                            : now ->
                                    wish(
                                            base,
                                            now,
                                            people,
                                            bodies.feature(
                                                    m,
                                                    plan,
                                                    item,
                                                    base,
                                                    past.apply(item.feature().id()),
                                                    now.body())));
        }
        var foreseen = byFeature(m, plan, children, seen);
        foreseen.replaceAll((f, i) -> Objects.requireNonNull(wishes.get(f)).apply(i).foreseen(i));
        var soon = statusReader.read(plan, facts.of(plan, foreseen, known), today);
        int edits = 0;
        for (var row : soon.rows()) {
            var was = seen.get(child(children, m, row.item()).ref());
            if (was != null) {
                var labels = StatusLabels.of(names, row);
                var fields = Objects.requireNonNull(wishes.get(row.item().feature().id()));
                edits += bring(was, now -> scoped.wish(now, labels, fields.apply(now)), seen);
            }
        }
        edits += closeThoseThatLeft(m, plan);
        for (var ref : parts.refs()) {
            var part = seen.remove(ref);
            if (part != null) {
                edits +=
                        bring(
                                part,
                                was ->
                                        wish(
                                                partBase,
                                                was,
                                                people,
                                                partBase.write(was.body(), Map.of())),
                                new HashMap<>());
            }
        }

        var now = facts.of(plan, byFeature(m, plan, children, seen), known);
        var status = statusReader.read(plan, now, today);
        if (parentIssue.isPresent()) {
            var beside = new Beside(tracker, names).of(plan, parent.ref(), seen.values());
            edits +=
                    bring(
                            parentIssue.get(),
                            was ->
                                    wish(
                                            parentBase,
                                            was,
                                            people,
                                            bodies.parent(
                                                    m, status, beside, parentBase, was.body())),
                            seen);
        }
        var refs = new HashMap<String, IssueRef>();
        plan.issues().forEach(i -> refs.put(i.feature().id(), child(children, m, i).ref()));
        annals.tell(m.id(), plan, refs);
        board.saw(seen.values());
        board.publish(
                new Board.Entry(m, status, parentIssue, hidden(m, seen), ensure.clock().instant()));
        var told = plan.issues().stream().filter(audience::mayKnow).toList();
        var notKept = new Shortfall(tracker).of(told, byFeature(m, plan, children, seen));
        return new Outcome(plan, status, parent.ref(), edits, flagsWait, notKept);
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

    /**
     * The migration without what was called done and is not: the flag came back, or the old model
     * is still called.
     */
    private Optional<MigrationRecord> withdrawn(MigrationRecord m, Status status) {
        var next = m;
        for (var row : status.rows()) {
            var feature = row.item().feature().id();
            var why = Withdrawal.of(m.decisions(), row);
            if (why.isPresent()
                    && planner.amend(next.decisions()).reopening(feature)
                            instanceof Planned.Ok(var plan)) {
                next = next.with(plan.decisions());
                rollouts.announce(
                        m.id(),
                        feature,
                        "It was called done, and that is withdrawn",
                        why.get(),
                        "Say `/migrate done` again when it is true.");
            }
        }
        if (next.equals(m)) {
            return Optional.empty();
        }
        migrations.save(next);
        return Optional.of(next);
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

    private Bodies bodies(Audience audience, Optional<String> page, Optional<String> parent) {
        return new Bodies(renderer.at(new Links(page, parent)), audience);
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

    private static Base base(MigrationRecord m, Plan.Item item, boolean migrationOpen) {
        boolean approved = m.decisions().approved().containsKey(item.feature().id());
        return new Base(Optional.of(item.due()), item.assignee(), migrationOpen && !approved);
    }

    private Ensured ensureParent(MigrationRecord m, Plan plan, Base base, Bodies bodies) {
        boolean epic = plan.kind() == Kind.DEPRECATION && tracker.supports(Capability.EPICS);
        var key = Keys.parent(m.id());
        var draft =
                new IssueDraft(
                        epic ? home.group() : home.project(),
                        epic,
                        plan.parent().title(),
                        bodies.parent(m, plan, base),
                        List.of(),
                        plan.parent().labels(),
                        base.due(),
                        home.initiative().filter(i -> tracker.supports(nesting(epic, i))),
                        m.decisions().confidential());
        return Objects.requireNonNull(
                ensure.issues(List.of(new WantedIssue(key, Keys.marker(key), draft))).get(key));
    }

    /** What it takes to be below the initiative. */
    private static Capability nesting(boolean epic, IssueRef initiative) {
        if (epic) {
            return Capability.NESTED_EPICS;
        }
        return initiative.epic() ? Capability.EPICS : Capability.PARENTS;
    }

    private Map<String, Ensured> ensureFeatures(
            MigrationRecord m,
            Plan plan,
            SecondLevel parts,
            Bodies bodies,
            People people,
            FactsReader.Flags known,
            LocalDate today) {
        boolean open = m.decisions().state() == Decisions.State.OPEN;
        var drafts = new LinkedHashMap<String, IssueDraft>();
        for (var item : plan.issues()) {
            drafts.put(
                    item.feature().id(),
                    new IssueDraft(
                            item.feature().project(),
                            false,
                            item.title(),
                            bodies.feature(m, plan, item, base(m, item, open)),
                            people.find(item.assignee()).stream().toList(),
                            item.labels(),
                            Optional.of(item.due()),
                            Optional.of(parts.parentOf(item.feature().id())),
                            item.confidential()));
        }
        if (!boundAlready(m, drafts.keySet())) {
            label(drafts, plan, known, today);
        }
        var wanted = new ArrayList<WantedIssue>();
        drafts.forEach((feature, draft) -> {
            var key = Keys.feature(m.id(), feature);
            wanted.add(new WantedIssue(key, Keys.marker(key), draft));
        });
        var ensured = ensure.issues(wanted);
        for (var w : wanted) {
            Objects.requireNonNull(ensured.get(w.key()))
                    .created()
                    .ifPresent(i ->
                            scoped.notice(
                                    IssueEdit.NOTHING.withLabels(w.draft().labels(), Set.of()), i));
        }
        return ensured;
    }

    private boolean boundAlready(MigrationRecord m, Set<String> features) {
        return migrations.bindings(m.id()).values().stream()
                .flatMap(b -> b.feature().stream())
                .collect(Collectors.toSet())
                .containsAll(features);
    }

    /** With the labels of their status, so that making an issue stays one call. */
    private void label(
            Map<String, IssueDraft> drafts, Plan plan, FactsReader.Flags known, LocalDate today) {
        var foreseen = new HashMap<String, Issue>();
        drafts.forEach(
                (f, d) -> foreseen.put(f, d.foreseen(tracker.name(), ensure.clock().instant())));
        for (var row : statusReader.read(plan, facts.of(plan, foreseen, known), today).rows()) {
            drafts.computeIfPresent(
                    row.item().feature().id(),
                    (_, d) -> d.labelled(StatusLabels.of(names, row).values()));
        }
    }

    private static Ensured child(Map<String, Ensured> children, MigrationRecord m, Plan.Item item) {
        return Objects.requireNonNull(children.get(Keys.feature(m.id(), item.feature().id())));
    }

    private static Map<String, Issue> byFeature(
            MigrationRecord m,
            Plan plan,
            Map<String, Ensured> children,
            Map<IssueRef, Issue> seen) {
        var found = new HashMap<String, Issue>();
        for (var item : plan.issues()) {
            var issue = seen.get(child(children, m, item).ref());
            if (issue != null) {
                found.put(item.feature().id(), issue);
            }
        }
        return found;
    }

    private void bind(
            MigrationRecord m, Ensured parent, SecondLevel parts, Map<String, Ensured> children) {
        var wanted = new LinkedHashMap<IssueRef, Binding>();
        wanted.put(parent.ref(), new Binding(m.id(), Optional.empty()));
        parts.refs().forEach(r -> wanted.put(r, new Binding(m.id(), Optional.empty())));
        children.forEach((key, child) -> {
            var feature = key.substring(Keys.parent(m.id()).length());
            wanted.put(child.ref(), new Binding(m.id(), Optional.of(feature)));
        });
        wanted.keySet().removeAll(migrations.bindings(m.id()).keySet());
        if (!wanted.isEmpty()) {
            migrations.bind(wanted);
        }
    }

    /**
     * Every child as it is now: those made just now as the tracker answered, the others read
     * together.
     */
    private Map<IssueRef, Issue> look(Map<String, Ensured> children, SecondLevel parts) {
        var seen = new LinkedHashMap<IssueRef, Issue>();
        var all = new ArrayList<>(children.values());
        all.addAll(parts.below());
        all.forEach(c -> c.created().ifPresent(i -> seen.put(i.ref(), i)));
        var others = all.stream().filter(c -> c.created().isEmpty()).map(Ensured::ref).toList();
        if (!others.isEmpty()) {
            tracker.issues(others).forEach(i -> seen.put(i.ref(), i));
        }
        return seen;
    }

    private static IssueEdit wish(Base base, Issue now, People people, String body) {
        var person =
                base.assignee().isEmpty()
                        ? Optional.<dev.ferry.tracker.User>empty()
                        : people.find(base.assignee());
        var edit = base.against(now, person);
        return body.equals(now.body()) ? edit : edit.withBody(body);
    }

    /** Writes what differs, after reading the issue once more: somebody may be typing in it. */
    private int bring(Issue before, Function<Issue, IssueEdit> wish, Map<IssueRef, Issue> seen) {
        if (wish.apply(before).isNothing()) {
            return 0;
        }
        var fresh = tracker.issue(before.ref());
        var edit = fresh.map(wish).orElse(IssueEdit.NOTHING);
        if (edit.isNothing()) {
            fresh.ifPresent(i -> seen.put(i.ref(), i));
            return 0;
        }
        var after = tracker.edit(before.ref(), edit);
        scoped.notice(edit, after);
        seen.put(after.ref(), after);
        return 1;
    }

    private int closeThoseThatLeft(MigrationRecord m, Plan plan) {
        var left =
                migrations.bindings(m.id()).entrySet().stream()
                        .filter(e ->
                                e.getValue()
                                        .feature()
                                        .filter(f -> plan.item(f).isEmpty())
                                        .isPresent())
                        .map(Map.Entry::getKey)
                        .toList();
        int edits = 0;
        if (!left.isEmpty()) {
            for (var issue : tracker.issues(left)) {
                edits += bring(issue, this::closed, new LinkedHashMap<>());
            }
        }
        return edits;
    }

    private IssueEdit closed(Issue now) {
        var before = Base.of(now.body());
        var base =
                new Base(before.flatMap(Base::due), before.map(Base::assignee).orElse(""), false);
        var body = base.write(now.body(), Map.of());
        var edit = base.against(now, Optional.empty());
        return body.equals(now.body()) ? edit : edit.withBody(body);
    }
}
