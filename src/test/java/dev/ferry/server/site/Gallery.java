package dev.ferry.server.site;

import dev.ferry.config.Configuration;
import dev.ferry.config.Texts;
import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagState;
import dev.ferry.flag.Rollout;
import dev.ferry.migration.FeatureFacts;
import dev.ferry.migration.Plan;
import dev.ferry.migration.Planned;
import dev.ferry.migration.Planner;
import dev.ferry.migration.Request;
import dev.ferry.migration.StatusReader;
import dev.ferry.reconcile.Board;
import dev.ferry.reconcile.MigrationRecord;
import dev.ferry.text.Checklist;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.User;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The company that ships with Ferry on a day in the middle of things: its plans by the real
 * planner, its facts as a tracker would have told them, judged by the real reader.
 */
final class Gallery {

    static final LocalDate TODAY = LocalDate.parse("2026-11-25");
    private static final Instant NOW = TODAY.atTime(LocalTime.of(14, 17)).toInstant(ZoneOffset.UTC);
    private static final List<String> SECTIONS =
            List.of("evaluation", "implementation", "rollout", "cleanup");

    final Configuration config = Texts.shipped();
    final Board board = new Board();
    final Map<String, List<History.Move>> moves = new LinkedHashMap<>();
    private final Planner planner = new Planner(config.registry(), config.catalog());
    private final StatusReader reader = new StatusReader();
    private int number = 1;

    /** How far a feature is: so many of the sections ticked, so much of the traffic moved. */
    record Far(int sections, int percent) {}

    /** The four migrations of a company in autumn. */
    static Gallery ofACompany() {
        var gallery = new Gallery();
        gallery.hang("claude-sonnet-4-5", "claude-sonnet-5-5", "2026-12-18", "2026-10-26");
        gallery.hang("gpt-4o", "gpt-5.6-sol", "2027-01-29", "2026-11-09");
        gallery.hang("gemini-2.5-flash", "gemini-3.8-flash", "2027-02-16", "2026-11-16");
        gallery.hang("gpt-4.1", "gpt-5.6-sol", "2027-03-31", "2026-11-23");
        return gallery;
    }

    Board.Entry hang(String old, String replacement, String cutoff, String plannedOn) {
        var request =
                new Request(
                        old,
                        replacement,
                        Optional.of(LocalDate.parse(cutoff)),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true);
        var plan = ok(planner.begin(request, LocalDate.parse(plannedOn)));
        return hang(plan, Set.of());
    }

    /** The provider moves the cutoff of a migration that hangs already. */
    void moves(Board.Entry entry, String cutoff) {
        int next = number;
        number = Math.toIntExact(entry.migration().control().number());
        var decisions = entry.migration().decisions();
        hang(decisions.oldModel(), decisions.newModel(), cutoff, decisions.plannedOn().toString());
        number = next;
    }

    private static Plan ok(Planned planned) {
        return switch (planned) {
            case Planned.Ok ok -> ok.plan();
            default -> throw new AssertionError(planned);
        };
    }

    /**
     * @param confidential features whose issues are hidden in the tracker
     */
    Board.Entry hang(Plan plan, Set<String> confidential) {
        int issue = number;
        number += 100;
        var id = plan.oldModel().id() + "-to-" + plan.newModel().id() + "-" + issue;
        var facts = new LinkedHashMap<String, FeatureFacts>();
        var history = new ArrayList<History.Move>();
        int n = 0;
        for (var item : plan.issues()) {
            var far = far(plan, n);
            facts.put(item.feature().id(), facts(item, far, issue + ++n));
            history.addAll(history(plan, item, far, n));
        }
        moves.put(
                id,
                history.stream()
                        .sorted(java.util.Comparator.comparing(History.Move::day))
                        .toList());
        var status = reader.read(plan, facts, TODAY);
        var record =
                new MigrationRecord(
                        id,
                        IssueRef.issue("embedded", "acme/ai-features", issue),
                        plan.decisions(),
                        "ana",
                        plan.decisions().plannedOn().atStartOfDay(ZoneOffset.UTC).toInstant());
        var entry =
                new Board.Entry(
                        record, status, Optional.of(parent(plan, issue)), confidential, NOW);
        board.publish(entry);
        return entry;
    }

    /** Who began early is far; of the others some have not begun. */
    private static Far far(Plan plan, int n) {
        long days = TODAY.toEpochDay() - plan.decisions().plannedOn().toEpochDay();
        int sections = (int) Math.clamp(days / 9 - n % 4, 0, 4);
        return new Far(sections, sections < 2 ? 0 : List.of(100, 50, 25, 1, 10).get(n % 5));
    }

    private static FeatureFacts facts(Plan.Item item, Far far, int issue) {
        var sections =
                SECTIONS.stream()
                        .map(s ->
                                new Checklist.Section(
                                        s, SECTIONS.indexOf(s) < far.sections() ? 5 : 0, 5))
                        .map(s ->
                                SECTIONS.indexOf(s.id()) == far.sections()
                                        ? new Checklist.Section(
                                                s.id(), far.sections() == 0 ? 0 : 2, 5)
                                        : s)
                        .toList();
        boolean gone = far.sections() == 4;
        return new FeatureFacts(
                item.feature().id(),
                Optional.of(!gone),
                Optional.of("http://localhost:8080/tracker/acme/ai-features/-/issues/" + issue),
                Optional.of("#" + issue),
                List.of(item.assignee()),
                new Checklist(sections),
                item.feature()
                        .flag()
                        .map(k -> gone ? FlagState.absent(k, NOW) : flag(k, far.percent())),
                Optional.empty(),
                true,
                far.percent() > 0 || gone,
                issue % 100 == 7,
                Optional.of(item.due()),
                Optional.of(NOW));
    }

    private static FlagState flag(FlagKey key, int percent) {
        return new FlagState(
                key,
                FlagState.Presence.PRESENT,
                true,
                Rollout.percent(percent),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                NOW,
                "1");
    }

    private static List<History.Move> history(Plan plan, Plan.Item item, Far far, int n) {
        var steps = List.of("evaluating", "implementing", "rolling out", "complete");
        var moves = new ArrayList<History.Move>();
        var day = plan.decisions().plannedOn().plusDays(1 + n % 4);
        for (int i = 0; i < far.sections(); i++) {
            moves.add(new History.Move(day, item.feature().id(), steps.get(i)));
            day = day.plusDays(5 + (n * 3 + i) % 6);
        }
        return moves;
    }

    private static Issue parent(Plan plan, int number) {
        var bot = new User(1, "ferry", "Ferry");
        return new Issue(
                IssueRef.epic("embedded", "acme", number),
                plan.parent().title(),
                "",
                bot,
                List.of(),
                Set.of(),
                Optional.of(plan.parent().due()),
                Optional.empty(),
                false,
                true,
                NOW,
                NOW,
                URI.create("http://localhost:8080/tracker/acme/-/epics/" + number));
    }

    History history() {
        return id -> moves.getOrDefault(id, List.of());
    }
}
