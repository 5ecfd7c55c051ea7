package dev.ferry.render;

import static dev.ferry.render.MarkdownFormat.safe;

import dev.ferry.migration.Catalog;
import dev.ferry.migration.Digest;
import dev.ferry.migration.FeatureFacts;
import dev.ferry.migration.Health;
import dev.ferry.migration.Kind;
import dev.ferry.migration.Phase;
import dev.ferry.migration.Plan;
import dev.ferry.migration.Reminder;
import dev.ferry.migration.Status;
import dev.ferry.migration.TimelineEntry;
import dev.ferry.migration.ramp.Decision;
import dev.ferry.registry.Registry;
import dev.ferry.text.Region;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Decisions to Markdown: the bodies of issues, their parts, and the replies to commands. Decides
 * nothing itself; the words stand in {@link Templates}. Every text ends in one newline and holds no
 * mention but those of {@link #featureBody}.
 */
public final class Renderer {

    /** What a body or comment may hold at most on the strictest tracker, in characters. */
    public static final int LONGEST = 65_536;

    public static final String OVERVIEW = "overview";
    public static final String TABLE = "table";
    public static final String FACTS = "facts";
    public static final String HISTORY = "history";

    private static final Health UNSEEN = new Health(Health.Level.ON_TRACK, List.of("just planned"));

    private static final int OVERVIEW_BUDGET = 16_000;
    private static final int TABLE_BUDGET = 30_000;
    private static final int REPLY_BUDGET = 20_000;
    private static final int REPLIES_BUDGET = 60_000;

    private final Templates templates;
    private final Catalog catalog;
    private final Registry registry;
    private final Links links;
    private final Audience audience;

    /** For everybody, until {@link #read} says otherwise. */
    public Renderer(Templates templates, Catalog catalog, Registry registry) {
        this(templates, catalog, registry, Links.NONE, Audience.EVERYONE);
    }

    private Renderer(
            Templates templates,
            Catalog catalog,
            Registry registry,
            Links links,
            Audience audience) {
        this.templates = templates;
        this.catalog = catalog;
        this.registry = registry;
        this.links = links;
        this.audience = audience;
    }

    /** The same, for a migration that can be seen at these places. */
    public Renderer at(Links places) {
        return new Renderer(templates, catalog, registry, places, audience);
    }

    /** The same, for texts that these people can read. */
    public Renderer read(Audience by) {
        return new Renderer(templates, catalog, registry, links, by);
    }

    /**
     * The first body of the epic or main issue, with its two regions, before anything was looked
     * at.
     */
    public String parentBody(Plan plan) {
        var rows = plan.issues().stream().map(Renderer::unseen).toList();
        return parentBody(new Status(plan, plan.decisions().plannedOn(), rows, UNSEEN));
    }

    private static Status.Row unseen(Plan.Item item) {
        var facts = FeatureFacts.unseen(item.feature().id());
        return new Status.Row(item, facts, new Phase.Planned(), UNSEEN, List.of());
    }

    /** The same with what is known. */
    public String parentBody(Status status) {
        return text(
                "parent",
                new Pages.Parent(
                        safe(Region.wrap(TABLE, table(status, TABLE_BUDGET))),
                        safe(Region.wrap(OVERVIEW, overview(status.plan())))));
    }

    /** The region that says what the migration is about. Changes only when the plan does. */
    public String overview(Plan plan) {
        return Fit.most(
                plan.issues().size(),
                OVERVIEW_BUDGET,
                n ->
                        text(
                                "overview",
                                OverviewPage.of(plan, catalog, registry, links, audience, n)));
    }

    /**
     * The region with the status table, worst first. What has no room is cut in this order: the
     * reasons, then the features that need a person least; the text says so.
     *
     * @param budget in characters
     */
    public String table(Status status, int budget) {
        return rows("table", status, budget);
    }

    /** The first body of a feature's issue. Mentions each consulted party once. */
    public String featureBody(Plan plan, Plan.Item item) {
        return featureBody(plan, item, new Duties(catalog, item).mentions());
    }

    /** The same for an issue whose body somebody emptied: nobody is called a second time. */
    public String featureBodyAgain(Plan plan, Plan.Item item) {
        return featureBody(plan, item, List.of());
    }

    private String featureBody(Plan plan, Plan.Item item, List<String> mentions) {
        return text(
                "feature",
                new Pages.Feature(
                        safe(Region.wrap(FACTS, facts(plan, item))),
                        PlanView.of(plan, links),
                        item(plan, item),
                        mentions));
    }

    /**
     * The region of a feature's issue that Ferry keeps true, while nothing is known but the plan.
     */
    public String facts(Plan plan, Plan.Item item) {
        return facts(plan, item, Optional.empty());
    }

    /** The same with the feature's phase and health. */
    public String facts(Plan plan, Plan.Item item, Status.Row row) {
        return facts(plan, item, Optional.of(RowView.of(row)));
    }

    private String facts(Plan plan, Plan.Item item, Optional<RowView> row) {
        return text("facts", new Pages.Facts(PlanView.of(plan, links), item(plan, item), row));
    }

    public String started(Status status) {
        return rows("started", status, REPLY_BUDGET);
    }

    /**
     * What a start would create.
     *
     * @param epics whether the tracker has them
     */
    public String planPreview(Plan plan, boolean epics) {
        var full = preview(plan, epics, plan.issues().size(), true);
        return full.length() <= REPLY_BUDGET
                ? full
                : Fit.most(plan.issues().size(), REPLY_BUDGET, n -> preview(plan, epics, n, false));
    }

    public String status(Status status) {
        return text("status", new Pages.WithTable(view(status), safe(table(status, REPLY_BUDGET))));
    }

    public String statusOf(Status.Row row) {
        return text("status-feature", new Pages.OfFeature(RowView.of(row)));
    }

    public String why(Status status) {
        return rows("why", status, REPLY_BUDGET);
    }

    public String why(Status.Row row) {
        return text("why-feature", new Pages.OfFeature(RowView.of(row)));
    }

    /**
     * @param sentence what was changed; {@code code} in it stays code
     */
    public String changed(String sentence, Status status) {
        return text("changed", new Pages.Changed(sentence, view(status)));
    }

    /** What the tracker did not do of what was asked, as sentences in which code stays code. */
    public String notKept(List<String> sentences) {
        return text("not-kept", new Pages.NotKept(sentences));
    }

    /** Reason and remedy are sentences; {@code code} in them stays code. */
    public String refused(String reason, String remedy) {
        return text("refused", new Pages.Refused(reason, remedy));
    }

    /** The collapsed region with what changed about a feature. */
    public String history(List<TimelineEntry> entries) {
        return text("history", new Pages.History(TimelineView.of(entries)));
    }

    /** Why a rollout stays where it is; every reason and remedy is a sentence. */
    public String held(String feature, List<Decision.Reason> reasons) {
        return text(
                "held",
                new Pages.Held(
                        feature,
                        reasons.stream()
                                .map(r -> new Pages.Reason(r.text(), r.remedy()))
                                .toList()));
    }

    /**
     * Tells in a feature's issue what happened to its rollout.
     *
     * @param mention username of the one to call; empty: nobody
     */
    public String notice(String mention, String headline, String why, String remedy) {
        return text("notice", new Pages.Notice(mention, headline, why, remedy));
    }

    public String cancelled(Status status) {
        var open =
                status.rows().stream()
                        .filter(r -> r.facts().flagWasOn() && audience.mayKnow(r.item()))
                        .map(RowView::of)
                        .toList();
        return text(
                "cancelled",
                new Pages.Cancelled(view(status), status.plan().decisions().ended(), open));
    }

    /** The whole migration is over. */
    public String done(Status status) {
        return text("done", new Pages.Done(view(status)));
    }

    /** One feature was approved. */
    public String done(Status.Row row) {
        return text("done-feature", new Pages.OfFeature(RowView.of(row)));
    }

    /**
     * What was asked could not be done, and is not tried again by itself.
     *
     * @param delivery by which whoever runs Ferry finds the reason
     */
    public String givenUp(String delivery) {
        return text("given-up", new Pages.GivenUp(delivery));
    }

    /** For a feature's own issue: calls the Responsible, and the Accountable when it is late. */
    public String reminder(Reminder reminder, LocalDate today) {
        var item = reminder.row().item();
        return text(
                "reminder",
                new Pages.Reminding(
                        RowView.of(reminder.row()),
                        reminder.stage().name().toLowerCase(Locale.ROOT),
                        StatusView.when(item.due(), today),
                        reminder.row().facts().issueAssignees().isEmpty()
                                ? List.of(item.assignee())
                                : reminder.row().facts().issueAssignees(),
                        item.accountable()));
    }

    /** Who owes what; calls the teams that the matrix wants informed. */
    public String digest(Digest digest) {
        var rows = digest.owed().stream().filter(r -> audience.mayKnow(r.item())).toList();
        var informed =
                digest.owed().stream()
                        .flatMap(r -> new Duties(catalog, r.item()).informed().stream())
                        .distinct()
                        .toList();
        return Fit.most(
                rows.size(),
                REPLY_BUDGET,
                n ->
                        text(
                                "digest",
                                new Pages.Weekly(
                                        view(digest.status()),
                                        digest.week(),
                                        rows.stream().limit(n).map(RowView::of).toList(),
                                        rows.size() - n,
                                        informed)));
    }

    /** Several answers in one comment, numbered; one answer stays as it is. */
    public String replies(List<String> answers) {
        if (answers.size() == 1) {
            return answers.getFirst();
        }
        return Fit.most(
                answers.size(),
                REPLIES_BUDGET,
                n ->
                        text(
                                "replies",
                                new Pages.Replies(
                                        answers.stream()
                                                .limit(n)
                                                .map(MarkdownFormat::safe)
                                                .toList(),
                                        answers.size() - n)));
    }

    private String rows(String template, Status status, int budget) {
        var full = rows(template, status, status.rows().size(), true);
        return full.length() <= budget
                ? full
                : Fit.most(status.rows().size(), budget, n -> rows(template, status, n, false));
    }

    private String rows(String template, Status status, int most, boolean reasons) {
        var days = reasons ? DayReason.of(audience.issues(status.plan())) : List.<DayReason>of();
        return text(
                template,
                Pages.Table.of(view(status), most, reasons, cutoffs(status.plan()), days));
    }

    private String preview(Plan plan, boolean epics, int most, boolean reasons) {
        var listed = audience.issues(plan);
        return text(
                "plan",
                new Pages.Preview(
                        PlanView.of(plan, links),
                        plan.kind() == Kind.DEPRECATION && epics ? "an epic" : "a main issue",
                        cutoffs(plan),
                        listed.stream().limit(most).map(i -> item(plan, i)).toList(),
                        reasons ? DayReason.of(listed) : List.of(),
                        Math.max(0, listed.size() - most),
                        plan.issues().size() - listed.size()));
    }

    private List<CutoffView> cutoffs(Plan plan) {
        return CutoffView.of(plan.decisions(), OverviewPage.surfaces(plan));
    }

    private ItemView item(Plan plan, Plan.Item item) {
        return ItemView.of(plan, item, catalog, registry);
    }

    private StatusView view(Status status) {
        return StatusView.of(status, links, audience);
    }

    String templateName(String template) {
        return templates.path(template);
    }

    private String text(String template, Record values) {
        return templates.render(template, values);
    }
}
