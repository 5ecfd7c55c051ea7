package dev.ferry.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.flag.FlagState;
import dev.ferry.flag.FlagState.Presence;
import dev.ferry.flag.Rollout;
import dev.ferry.registry.Surface.AfterRetirement;
import dev.ferry.text.Checklist;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusReaderTest {

    private static final LocalDate START = LocalDate.parse("2026-11-02");
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final String ALL =
            "evaluation 2/2, implementation 2/2, testing 2/2, rollout 2/2, cleanup 2/2";

    private final TestRegistry registry =
            new TestRegistry()
                    .surface("openai", true, AfterRetirement.FAIL)
                    .model("gpt-4o", "openai", "openai")
                    .retires("gpt-4o", "openai", "2027-01-14")
                    .model("gpt-6-luna", "openai", "openai");

    private final Company company =
            new Company()
                    .feature("chat", Maturity.GA, 10, "gpt-4o@openai")
                    .feature("search", Maturity.BETA, 5, "gpt-4o@openai")
                    .feature("notes", Maturity.EXPERIMENTAL, 1, "gpt-4o@openai");

    private final Planner planner = new Planner(registry, company.catalog());
    private final Plan plan =
            ((Planned.Ok) planner.begin(Request.of("gpt-4o", "gpt-6-luna"), START)).plan();

    @ParameterizedTest(name = "[{index}] {0} | {1} | {2} -> {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # ticked                                      | flag     | memory      | phase
                    evaluation 0/3, implementation 0/4, testing 0/2 | off    |             | planned
                    ''                                            | off      |             | planned
                    other 3/3                                     | off      |             | planned
                    evaluation 1/3, implementation 0/4            | off      |             | evaluating
                    evaluation 3/3, implementation 0/4            | off      |             | implementing
                    evaluation 1/3, implementation 1/4            | off      |             | implementing
                    implementation 4/4, testing 0/2               | off      |             | testing
                    testing 2/2, rollout 1/4                      | off      |             | testing
                    evaluation 1/3                                | absent   |             | evaluating
                    evaluation 1/3                                | 1        | present on  | rolling out 1%
                    testing 1/3                                   | 12.50    | present on  | rolling out 12.5%
                    testing 1/3                                   | 0        | present     | testing
                    testing 1/3                                   | mixed    | present on  | rolling out ?%
                    testing 1/3                                   | unknown  | present     | rolling out ?%
                    rollout 4/4, cleanup 2/2                      | full     | present on  | rolling out 100%
                    testing 2/2                                   | off      | present on  | rolled back
                    testing 2/2                                   | 0        | present on  | rolled back
                    rollout 4/4, cleanup 1/2                      | absent   | present on  | rolling out 100%
                    rollout 4/4, cleanup 2/2                      | absent   | present on  | complete
                    rollout 4/4, cleanup 2/2                      | archived | present on  | complete
                    rollout 4/4                                   | absent   | present on  | rolling out 100%
                    testing 2/2                                   | absent   | present     | unclear: the flag was removed before it was ever on
                    testing 2/2                                   | archived |             | unclear: the flag was removed before it was ever on
                    rollout 4/4, cleanup 2/2                      | absent   |             | unclear: the cleanup is ticked, but the flag was never seen
                    rollout 4/4, cleanup 2/2                      | absent   | approved    | complete
                    rollout 4/4, cleanup 1/2                      | absent   | approved present | unclear: the flag was removed before it was ever on
                    evaluation 1/3                                | off      | blocked     | blocked (evaluating)
                    rollout 4/4, cleanup 2/2                      | absent   | present on blocked | complete
                    evaluation 1/3                                | broken   |             | evaluating
                    rollout 1/3                                   | broken   |             | rolling out ?%
                    evaluation 1/3                                | broken   | present on  | rolling out ?%
                    evaluation 1/3                                | broken   | last25 on   | rolling out 25%
                    evaluation 1/3                                | none     |             | evaluating
                    testing 2/2, rollout 1/4                      | none     |             | rolling out ?%
                    rollout 4/4, cleanup 1/2                      | none     |             | rolling out 100%
                    evaluation 2/2, rollout 4/4, cleanup 2/2      | none     |             | complete
                    evaluation 1/2, rollout 4/4, cleanup 2/2      | none     |             | rolling out 100%
                    """)
    void aPhaseIsReadFromFlagAndChecklist(String ticked, String flag, String memory, String phase) {
        var facts = facts("chat", ticked, flag, memory == null ? "" : memory);
        var row = row(facts, memory != null && memory.contains("approved"), "2026-11-21");
        assertThat(row.phase().text()).isEqualTo(phase);
    }

    @ParameterizedTest(name = "[{index}] {0} on {3} -> {4}: {5}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # ticked       | flag   | memory       | today      | level    | reason
                    evaluation 0/2 | off    |              | 2026-11-21 | on track | due 2026-12-17, in 26 days
                    evaluation 0/2 | off    |              | 2026-12-03 | on track | due 2026-12-17, in 14 days
                    evaluation 0/2 | off    |              | 2026-12-04 | at risk  | not started, and the last day to start was 2026-12-03
                    evaluation 1/2 | off    |              | 2026-12-09 | on track | due 2026-12-17, in 8 days
                    evaluation 1/2 | off    |              | 2026-12-10 | at risk  | due 2026-12-17, in 7 days and not rolling out
                    evaluation 1/2 | off    |              | 2026-12-17 | at risk  | due today and not rolling out
                    evaluation 1/2 | 5      | present on   | 2026-12-17 | on track | due today
                    evaluation 1/2 | 5      | present on   | 2026-12-18 | late     | was due 2026-12-17, 1 day ago
                    rollout 1/2    | full   | present on   | 2026-12-20 | late     | was due 2026-12-17, 3 days ago
                    testing 1/2    | 5      | present on   | 2027-01-14 | late     | the cutoff was today
                    testing 1/2    | 5      | present on   | 2027-01-15 | late     | the cutoff was 2027-01-14, 1 day ago
                    cleanup 2/2    | absent | present on   | 2027-01-15 | complete | the flag is removed and the cleanup is ticked
                    cleanup 2/2    | none   |              | 2027-01-15 | complete | every task is ticked, the cleanup too
                    evaluation 1/2 | off    | blocked      | 2026-11-21 | at risk  | people have marked it as blocked
                    testing 1/2    | off    | present on   | 2026-11-21 | at risk  | it was rolled back
                    testing 1/2    | absent | present      | 2026-11-21 | at risk  | the flag was removed before it was ever on
                    testing 1/2    | off    | nobody       | 2026-11-21 | at risk  | nobody is assigned in the tracker; planned is dora
                    testing 1/2    | off    | closed       | 2026-11-21 | at risk  | its issue is closed, but it is testing
                    ''             | off    | unseen       | 2026-11-21 | at risk  | it has no issue yet
                    testing 1/2    | broken | last25 on    | 2026-11-21 | on track | due 2026-12-17, in 26 days
                    testing 1/2    | broken | last25 on old | 2026-11-21 | at risk | its flag cannot be read, so nobody knows the rollout
                    testing 1/2    | broken |              | 2026-11-21 | at risk  | its flag cannot be read, so nobody knows the rollout
                    """)
    void healthHasAReasonThatCanBeChecked(
            String ticked, String flag, String memory, String today, String level, String reason) {
        var row = row(facts("chat", ticked, flag, memory == null ? "" : memory), false, today);
        assertThat(row.health().level().text()).isEqualTo(level);
        assertThat(row.health().reasons()).contains(reason);
    }

    @Test
    void aCompressedPlanIsAtRiskUntilEverybodyHasTheNewModel() {
        var late = LocalDate.parse("2027-01-04");
        var short_ = ((Planned.Ok) planner.begin(Request.of("gpt-4o", "gpt-6-luna"), late)).plan();
        var reader = new StatusReader();
        var some = reader.read(short_, facts("chat", "testing 1/2", "40", "present on"), late);
        assertThat(row(some, "chat").health().reasons())
                .contains(
                        "compressed: planned when the usual window was over",
                        "due only 6 days before the cutoff on 2027-01-14");
        var all = reader.read(short_, facts("chat", "testing 1/2", "full", "present on"), late);
        assertThat(row(all, "chat").health().level()).isEqualTo(Health.Level.ON_TRACK);
    }

    @Test
    void stagesThatTakeLongerThanTheTimeThatIsLeftAreARisk() {
        var tomorrow = plan.item("chat").orElseThrow().due().minusDays(3);
        assertThat(stagesLeft("5", 3, tomorrow).level()).isEqualTo(Health.Level.ON_TRACK);
        assertThat(stagesLeft("5", 4, tomorrow).reasons())
                .containsExactly(
                        "the stages of its rollout need 4 days, and 3 are left until the due date"
                                + " on 2026-12-17");
        assertThat(stagesLeft("5", 2, LocalDate.parse("2027-01-13")).reasons())
                .contains(
                        "the stages of its rollout need 2 days, and 1 is left until the cutoff on"
                                + " 2027-01-14");
        assertThat(stagesLeft("full", 4, tomorrow).level()).isEqualTo(Health.Level.ON_TRACK);
    }

    @Test
    void aPlanWithTooManyStagesForItsTimeSaysSo() {
        var late = LocalDate.parse("2027-01-11");
        var short_ = ((Planned.Ok) planner.begin(Request.of("gpt-4o", "gpt-6-luna"), late)).plan();
        assertThat(short_.warnings())
                .contains(
                        "Too little time for the rollout of each of the 3 features: the stages need"
                            + " 5 days, 1 is left until the due date at worst; not everybody can"
                            + " have the new model before the cutoff. Plan fewer or shorter stages"
                            + " (`rollout` in `config/ferry.yaml`), or begin at once.");
        var chat = row(new StatusReader().read(short_, Map.of(), late), "chat");
        assertThat(chat.why())
                .contains(
                        "Its rollout is planned as 1 % on 2027-01-11, 5 % on 2027-01-12, 20 % on"
                                + " 2027-01-13, 50 % on 2027-01-14, 100 % on 2027-01-16.",
                        "These stages need 5 days, 1 is left until 2027-01-12: everybody can have"
                                + " the new model on 2027-01-16 at the earliest, and the old one"
                                + " ends on 2027-01-14.");
    }

    private Health stagesLeft(String flag, int days, LocalDate today) {
        var facts = facts("chat", "testing 1/2", flag, "present on").get("chat");
        var seen =
                new FeatureFacts(
                        "chat",
                        facts.issueOpen(),
                        facts.issueUrl(),
                        facts.issueText(),
                        facts.issueAssignees(),
                        facts.checklist(),
                        facts.flag(),
                        facts.lastKnownFlag(),
                        true,
                        true,
                        false,
                        facts.issueDue(),
                        facts.startedAt(),
                        new RolloutFacts(
                                List.of(),
                                List.of(),
                                Optional.empty(),
                                Optional.of(days),
                                Optional.empty()));
        return row(new StatusReader().read(plan, Map.of("chat", seen), today), "chat").health();
    }

    @Test
    void theWorstStandsFirstAndSpeaksForAll() {
        var facts = new HashMap<>(facts("chat", ALL, "absent", "present on"));
        facts.putAll(facts("search", "testing 1/2", "5", "present on"));
        facts.putAll(facts("notes", "testing 1/2", "off", "blocked"));
        var status = new StatusReader().read(plan, facts, LocalDate.parse("2026-11-21"));
        assertThat(status.rows().stream().map(r -> r.item().feature().id()))
                .containsExactly("notes", "search", "chat");
        assertThat(status.health().level()).isEqualTo(Health.Level.AT_RISK);
        assertThat(status.health().reasons()).containsExactly("1 at risk, 1 on track, 1 complete");
    }

    @Test
    void withoutFactsNothingIsClaimed() {
        var status = new StatusReader().read(plan, Map.of(), LocalDate.parse("2026-11-21"));
        assertThat(status.rows()).hasSize(3);
        assertThat(status.rows().getFirst().phase()).isEqualTo(new Phase.Planned());
        assertThat(status.rows().getFirst().why())
                .startsWith("No issue has been seen, so nothing is known to be ticked.");
    }

    @Test
    void whyIsTheWholeChain() {
        var row =
                row(
                        facts("chat", "evaluation 2/2, testing 1/3", "25", "present on"),
                        true,
                        "2026-11-21");
        assertThat(row.why())
                .containsExactly(
                        "Ticked in issue #7: evaluation 2/2, testing 1/3.",
                        "Flag file:flags.yaml/chat@production is on for 25%, and by name for"
                                + " beta-testers, changed 2026-11-20 10:00 UTC by ben (read"
                                + " 2026-11-21 10:00 UTC).",
                        "Called done by carla.",
                        "So the phase is: rolling out 25%.",
                        "Health is on track: due 2026-12-17, in 26 days.",
                        "Date: 2026-12-17 is 28 days before openai switches gpt-4o off on"
                            + " 2027-01-14; GA features go first in the window 2026-12-17 to"
                            + " 2026-12-31, the larger the earlier (this one: 10 working days).",
                        "It should start by 2026-12-03: 10 working days of work before 2026-12-17.",
                        "Its rollout is planned as 1 % on 2026-12-08, 5 % on 2026-12-09, 20 % on"
                                + " 2026-12-10, 50 % on 2026-12-11, 100 % on 2026-12-14.",
                        "The issue itself shows another date: 2026-12-20.",
                        "The cutoff 2027-01-14 is announced by openai: https://example.com/openai,"
                                + " read 2026-11-19.");
    }

    @Test
    void anUnreadableFlagTellsItsLastReadingAndItsAge() {
        var row = row(facts("chat", "testing 1/3", "broken", "last25 on"), false, "2026-11-21");
        assertThat(row.why())
                .contains(
                        "Flag file:flags.yaml/chat@production cannot be read now (no answer); 3"
                                + " hours before, it was on for 25%.");
        var never = row(facts("chat", "testing 1/3", "broken", ""), false, "2026-11-21");
        assertThat(never.why())
                .contains(
                        "Flag file:flags.yaml/chat@production cannot be read now (no answer); it"
                                + " was never read.");
    }

    @Test
    void aCancelledMigrationWorriesNobody() {
        var cancelled =
                ((Planned.Ok) planner.amend(plan.decisions()).cancelled(Optional.of("we stay")))
                        .plan();
        var status = new StatusReader().read(cancelled, Map.of(), LocalDate.parse("2027-05-05"));
        assertThat(status.health().level()).isEqualTo(Health.Level.CANCELLED);
        assertThat(status.rows().getFirst().health().reasons())
                .containsExactly("the migration was cancelled: we stay");
    }

    private Status.Row row(Map<String, FeatureFacts> facts, boolean approved, String today) {
        var decided =
                approved
                        ? ((Planned.Ok) planner.amend(plan.decisions()).approving("chat", "carla"))
                                .plan()
                        : plan;
        return row(new StatusReader().read(decided, facts, LocalDate.parse(today)), "chat");
    }

    private static Status.Row row(Status status, String feature) {
        return status.rows().stream()
                .filter(r -> r.item().feature().id().equals(feature))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, FeatureFacts> facts(
            String feature, String ticked, String flag, String memory) {
        boolean seen = !memory.contains("unseen");
        return Map.of(
                feature,
                new FeatureFacts(
                        feature,
                        seen ? Optional.of(!memory.contains("closed")) : Optional.empty(),
                        seen ? Optional.of("https://tracker.example.com/7") : Optional.empty(),
                        seen ? Optional.of("#7") : Optional.empty(),
                        memory.contains("nobody") ? List.of() : List.of("dora"),
                        checklist(ticked),
                        flag(feature, flag, NOW),
                        memory.contains("last25")
                                ? flag(
                                        feature,
                                        "25",
                                        NOW.minusSeconds(3600L * (memory.contains("old") ? 25 : 3)))
                                : Optional.empty(),
                        memory.contains("present") || memory.contains("on"),
                        memory.contains("on"),
                        memory.contains("blocked"),
                        Optional.of(LocalDate.parse("2026-12-20")),
                        Optional.empty()));
    }

    private static Checklist checklist(String ticked) {
        return new Checklist(
                Arrays.stream(ticked.split(", "))
                        .filter(t -> !t.isEmpty())
                        .map(t -> t.split("[ /]"))
                        .map(p ->
                                new Checklist.Section(
                                        p[0], Integer.parseInt(p[1]), Integer.parseInt(p[2])))
                        .toList());
    }

    private static Optional<FlagState> flag(String feature, String text, Instant at) {
        var key = Company.flag(feature);
        return switch (text) {
            case "none" -> Optional.empty();
            case "absent" -> Optional.of(FlagState.absent(key, at));
            case "broken" -> Optional.of(FlagState.unreadable(key, "no answer", at));
            case "archived" -> Optional.of(there(feature, Presence.ARCHIVED, Rollout.OFF, at));
            case "off" -> Optional.of(there(feature, Presence.PRESENT, Rollout.OFF, at));
            case "full" -> Optional.of(there(feature, Presence.PRESENT, Rollout.FULL, at));
            case "mixed" ->
                    Optional.of(
                            there(
                                    feature,
                                    Presence.PRESENT,
                                    new Rollout.Mixed(
                                            BigDecimal.TEN, BigDecimal.valueOf(50), "two rules"),
                                    at));
            case "unknown" ->
                    Optional.of(
                            there(feature, Presence.PRESENT, new Rollout.Unknown("odd rule"), at));
            default ->
                    Optional.of(
                            there(
                                    feature,
                                    Presence.PRESENT,
                                    new Rollout.Percent(new BigDecimal(text), "user", ""),
                                    at));
        };
    }

    private static FlagState there(String feature, Presence presence, Rollout rollout, Instant at) {
        return new FlagState(
                Company.flag(feature),
                presence,
                presence == Presence.PRESENT && !rollout.equals(Rollout.OFF),
                rollout,
                List.of("beta-testers"),
                Optional.of(Instant.parse("2026-11-20T10:00:00Z")),
                Optional.of("ben"),
                Optional.empty(),
                false,
                at,
                "f");
    }
}
