package dev.ferry.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.ferry.registry.Surface.AfterRetirement;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AmendmentTest {

    private static final LocalDate START = LocalDate.parse("2026-11-21");
    private static final LocalDate LATER = LocalDate.parse("2026-12-15");

    private final TestRegistry registry =
            new TestRegistry()
                    .surface("openai", true, AfterRetirement.FAIL)
                    .model("gpt-4o", "openai", "openai", "azure")
                    .retires("gpt-4o", "openai", "2027-01-14")
                    .retires("gpt-4o", "azure", "2027-04-14")
                    .model("gpt-6-luna", "openai", "openai", "azure");

    private final Company company =
            new Company()
                    .feature("chat", Maturity.GA, 10, "gpt-4o@openai")
                    .feature("search", Maturity.BETA, 5, "gpt-4o@openai");

    private Plan plan = begin();

    @BeforeEach
    void laterFeatures() {
        company.feature("late", Maturity.GA, 10, "gpt-4o@openai")
                .feature("elsewhere", Maturity.GA, 10, "gpt-4o@azure");
    }

    @Test
    void aNewFeatureLeavesTheDatesOfTheOthers() {
        var next = ok(amend().adding(List.of("late", "elsewhere"), LATER));
        assertThat(next.item("chat")).isEqualTo(plan.item("chat"));
        assertThat(next.item("search")).isEqualTo(plan.item("search"));
        assertThat(next.item("late").orElseThrow().due()).isEqualTo("2026-12-23");
        assertThat(next.item("elsewhere").orElseThrow().due()).isEqualTo("2027-03-17");
        assertThat(next.decisions().cutoffs()).containsOnlyKeys("openai", "azure");
        assertThat(planner().plan(next.decisions())).isEqualTo(next);
    }

    @Test
    void addingAgainChangesNothing() {
        var next = ok(amend().adding(List.of("late"), LATER));
        var again =
                ok(
                        planner()
                                .amend(next.decisions())
                                .adding(List.of("late", "chat"), LATER.plusDays(3)));
        assertThat(again).isEqualTo(next);
    }

    @Test
    void nothingCanBeAddedAfterTheCutoff() {
        refused(
                amend().adding(List.of("late"), LocalDate.parse("2027-01-14")),
                "2027-01-14",
                "is today",
                "moved it");
        refused(amend().adding(List.of("lat"), LATER), "lat", "no feature", "`late`");
    }

    @Test
    void adoptedDatesStayWhenTheRegistryKnowsOthers() {
        registry.retires("gpt-4o", "openai", "2026-12-10");
        var next = ok(amend().adding(List.of("late"), LATER));
        assertThat(next.item("late").orElseThrow().cutoff().orElseThrow().date())
                .isEqualTo("2027-01-14");
    }

    @Test
    void aFeatureLeavesWithAllThatWasDecidedAboutIt() {
        var busy = ok(amend().withEta("chat", LATER, START));
        busy = ok(planner().amend(busy.decisions()).assigning("chat", "@ben"));
        busy = ok(planner().amend(busy.decisions()).approving("chat", "carla"));
        var next = ok(planner().amend(busy.decisions()).removing(List.of("chat"), START));
        assertThat(next.decisions())
                .isEqualTo(ok(amend().removing(List.of("chat"), START)).decisions());
        assertThat(next.issues()).hasSize(1);
        refused(
                planner().amend(next.decisions()).removing(List.of("search"), START),
                "search",
                "No feature would be left",
                "cancel");
        refused(
                planner().amend(next.decisions()).removing(List.of("chat"), START),
                "chat",
                "not part of this migration",
                "/migrate add chat");
    }

    @Test
    void aMovedCutoffPlansEverythingAgain() {
        var busy = ok(amend().withEta("chat", LocalDate.parse("2027-01-05"), START));
        busy = ok(planner().amend(busy.decisions()).withEta("search", LATER, START));
        var next =
                ok(
                        planner()
                                .amend(busy.decisions())
                                .withCutoff(LocalDate.parse("2027-01-04"), "@ana", START));
        assertThat(next.cutoff().orElseThrow())
                .isEqualTo(
                        new Cutoff(
                                LocalDate.parse("2027-01-04"),
                                "given by ana in /migrate cutoff",
                                Optional.empty()));
        assertThat(next.item("chat").orElseThrow().due()).isEqualTo("2026-12-07");
        assertThat(next.item("search").orElseThrow().due()).isEqualTo(LATER);
        assertThat(next.warnings())
                .contains(
                        "The new cutoff overtakes what was promised for chat; planned dates hold"
                                + " again.");
        assertThat(next.decisions().plannedOn()).isEqualTo(START);
        var again =
                planner()
                        .amend(next.decisions())
                        .withCutoff(LocalDate.parse("2027-01-04"), "ben", LATER);
        assertThat(ok(again)).isEqualTo(next);
    }

    @Test
    void aCutoffThatIsOverIsRefused() {
        refused(
                amend().withCutoff(START, "ana", START),
                "2026-11-21",
                "is today",
                "after 2026-11-21");
    }

    @Test
    void aPromiseStandsInPlaceOfThePlan() {
        var next = ok(amend().withEta("chat", LocalDate.parse("2026-12-19"), START));
        var item = next.item("chat").orElseThrow();
        assertThat(item.due()).isEqualTo("2026-12-19");
        assertThat(item.startBy()).isEqualTo("2026-12-07");
        assertThat(item.dueReason())
                .startsWith(
                        "2026-12-19 is the day that the team promised; planned was: 2026-12-17 is"
                                + " 28 days before");
        refused(
                amend().withEta("chat", LocalDate.parse("2027-01-14"), START),
                "2027-01-14",
                "not before the cutoff",
                "/migrate cutoff");
        refused(
                amend().withEta("chat", START.minusDays(1), START),
                "2026-11-20",
                "in the past",
                "from 2026-11-21 on");
        refused(amend().withEta("caht", LATER, START), "caht", "no feature \"caht\"", "`chat`");
        assertThat(ok(amend().withEta("chat", START, START)).item("chat").orElseThrow().due())
                .isEqualTo(START);
    }

    @Test
    void somebodyElseBecomesResponsible() {
        assertThat(ok(amend().assigning("chat", "@ben")).item("chat").orElseThrow().assignee())
                .isEqualTo("ben");
    }

    @Test
    void theFirstApprovalStandsUntilItIsTakenBack() {
        var done = ok(amend().approving("chat", "carla"));
        var twice = ok(planner().amend(done.decisions()).approving("chat", "ben"));
        assertThat(twice.decisions().approved()).containsEntry("chat", "carla");
        assertThat(ok(planner().amend(twice.decisions()).reopening("chat")).decisions())
                .isEqualTo(plan.decisions());
    }

    @Test
    void whatIsCancelledHasToBeReopened() {
        var cancelled = ok(amend().cancelled(Optional.of("we stay")));
        assertThat(cancelled.decisions().state()).isEqualTo(Decisions.State.CANCELLED);
        assertThat(cancelled.decisions().ended()).contains("we stay");
        refused(
                planner().amend(cancelled.decisions()).withEta("chat", LATER, START),
                "",
                "is cancelled",
                "/migrate reopen");
        assertThat(ok(planner().amend(cancelled.decisions()).reopening()).decisions())
                .isEqualTo(plan.decisions());
        assertThat(ok(amend().finished()).decisions().state()).isEqualTo(Decisions.State.DONE);
    }

    @Test
    void twoHundredFeaturesFitIntoAMarker() throws Exception {
        for (int i = 0; i < 200; i++) {
            company.feature(
                    "feature-with-a-name-" + i,
                    Maturity.GA,
                    3,
                    i % 2 == 0 ? "gpt-4o@openai" : "gpt-4o@azure");
        }
        var json =
                JsonMapper.builder()
                        .addModules(new JavaTimeModule(), new Jdk8Module())
                        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                        .build();
        var decisions = begin().decisions();
        var text = json.writeValueAsString(decisions);
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(10_000);
        assertThat(json.readValue(text, Decisions.class)).isEqualTo(decisions);
    }

    private Plan begin() {
        return ok(planner().begin(Request.of("gpt-4o", "gpt-6-luna"), START));
    }

    private Planner planner() {
        return new Planner(registry, company.catalog());
    }

    private Amendment amend() {
        return planner().amend(plan.decisions());
    }

    private static Plan ok(Planned planned) {
        return switch (planned) {
            case Planned.Ok(var plan) -> plan;
            case Planned.Refused(_, var reason, _) ->
                    throw new AssertionError("refused: " + reason);
        };
    }

    private static void refused(Planned planned, String about, String reason, String remedy) {
        assertThat(planned).isInstanceOf(Planned.Refused.class);
        var refused = (Planned.Refused) planned;
        assertThat(refused.about()).isEqualTo(about);
        assertThat(refused.reason()).contains(reason);
        assertThat(refused.remedy()).contains(remedy);
    }
}
