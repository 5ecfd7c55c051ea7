package dev.ferry.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.registry.Certainty;
import dev.ferry.registry.Surface.AfterRetirement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    private final TestRegistry registry =
            new TestRegistry()
                    .surface("openai", true, AfterRetirement.FAIL)
                    .surface("azure", false, AfterRetirement.AUTO_UPGRADE)
                    .surface("anthropic", true, AfterRetirement.FAIL)
                    .model("gpt-4o", "openai", "openai", "azure", "github")
                    .retires("gpt-4o", "openai", "2027-01-14")
                    .retires("gpt-4o", "azure", "2027-04-14")
                    .model("gpt-5", "openai", "azure")
                    .retires("gpt-5", "azure", "2027-02-06", Certainty.TENTATIVE)
                    .model("gpt-6-luna", "openai", "openai", "azure")
                    .model("claude-sonnet-5-5", "anthropic", "anthropic", "bedrock")
                    .model("claude-3-opus", "anthropic", "anthropic", "bedrock")
                    .retires("claude-3-opus", "anthropic", "2026-01-05");

    private final Company company =
            new Company()
                    .feature("chat", Maturity.GA, 10, "gpt-4o@openai")
                    .feature("code-review", Maturity.BETA, 5, "gpt-4o@azure")
                    .feature("summaries", Maturity.EXPERIMENTAL, 3, "gpt-4o@openai", "gpt-4o@azure")
                    .feature("search", Maturity.GA, 2, "gpt-5@azure")
                    .feature("old-thing", Maturity.GA, 2, "claude-3-opus@anthropic")
                    .feature("half-old", Maturity.GA, 2, "claude-3-opus@bedrock");

    @Test
    void everyFeatureGetsTheDateOfItsOwnSurface() {
        var plan = plan(Request.of("gpt-4o", "gpt-6-luna"));
        assertThat(plan.kind()).isEqualTo(Kind.DEPRECATION);
        assertThat(plan.cutoff().orElseThrow().date()).isEqualTo("2027-01-14");
        assertThat(plan.cutoff().orElseThrow().source()).isEqualTo("announced by openai");
        assertThat(plan.cutoff().orElseThrow().evidence().orElseThrow().url())
                .isEqualTo("https://example.com/openai");
        assertThat(plan.issues().stream().map(i -> i.feature().id() + " " + i.due()))
                .containsExactly(
                        "chat 2026-12-17", "summaries 2026-12-30", "code-review 2027-03-24");
        assertThat(plan.item("code-review").orElseThrow().dueReason())
                .startsWith(
                        "2027-03-24 is 21 days before azure switches gpt-4o off on 2027-04-14;");
        assertThat(plan.parent().title())
                .isEqualTo("Replace discontinued [gpt-4o] with [gpt-6-luna]");
        assertThat(plan.parent().due()).isEqualTo("2027-03-24");
        assertThat(plan.parent().labels())
                .containsExactly("AI Model Migration", "group::ai framework");
        assertThat(plan.warnings())
                .containsExactly(
                        "After the cutoff azure moves deployments of gpt-4o to a newer version by"
                                + " itself: no error will tell.");
    }

    @Test
    void anIssueNamesItsFeatureItsOwnersAndItsModels() {
        var item = plan(Request.of("gpt-4o", "gpt-6-luna")).item("code-review").orElseThrow();
        assertThat(item.title()).isEqualTo("Code review: move from gpt-4o to gpt-6-luna");
        assertThat(item.assignee()).isEqualTo("dora");
        assertThat(item.accountable()).isEqualTo("carla");
        assertThat(item.surfaces()).containsExactly("azure");
        assertThat(item.startBy()).isEqualTo("2027-03-17");
    }

    @Test
    void aDayGivenByAPersonHoldsEverywhere() {
        var plan = plan(with("gpt-4o", "gpt-6-luna").cutoff("2027-02-28").now());
        assertThat(plan.decisions().cutoffs()).containsOnlyKeys("*");
        assertThat(plan.issues())
                .allSatisfy(
                        i -> assertThat(i.cutoff().orElseThrow().date()).isEqualTo("2027-02-28"));
        assertThat(plan.item("chat").orElseThrow().dueReason())
                .startsWith(
                        "2027-01-29 is 30 days before the cutoff (given with --cutoff) on"
                                + " 2027-02-28;")
                .endsWith("; moved back from Sunday 2027-01-31");
        assertThat(plan.warnings())
                .contains(
                        "The cutoff 2027-02-28 (given with --cutoff) is later than the 2027-01-14"
                                + " that openai announced.");
    }

    @Test
    void aTentativeDateIsWarnedAboutAndIsNoCutoff() {
        var plan = plan(Request.of("gpt-5", "gpt-6-luna"));
        assertThat(plan.kind()).isEqualTo(Kind.UPGRADE);
        assertThat(plan.cutoff()).isEmpty();
        assertThat(plan.parent().title()).isEqualTo("AI Model Migration - OpenAI/gpt/6-luna");
        assertThat(plan.issues().getFirst().due()).isEqualTo("2026-12-04");
        assertThat(plan.warnings())
                .containsExactly(
                        "gpt-5 has no firm end on azure (which tentatively retires it on"
                            + " 2027-02-06): that is not taken for a cutoff. Plan for a day with"
                            + " `--cutoff DATE`; until then the dates of search are counted from"
                            + " the start.");
    }

    @Test
    void aNewProviderHasTwoMonthsAndSaysWhereTheModelIs() {
        var plan = plan(Request.of("gpt-5", "claude-sonnet-5-5"));
        assertThat(plan.kind()).isEqualTo(Kind.NEW_PROVIDER);
        assertThat(plan.parent().title())
                .isEqualTo("AI Model Migration - Anthropic/claude-sonnet/5.5");
        assertThat(plan.issues().getFirst().due()).isEqualTo("2027-01-21");
        assertThat(plan.warnings())
                .contains(
                        "claude-sonnet-5-5 is not offered on azure (used by search); it is on"
                                + " anthropic and bedrock.");
    }

    @Test
    void namedFeaturesMoveEvenWhenNothingSaysThatTheyUseTheModel() {
        var plan = plan(with("gpt-4o", "gpt-6-luna").features("search", "chat").now());
        assertThat(plan.decisions().features()).containsExactly("chat", "search");
        assertThat(plan.item("search").orElseThrow().cutoff().orElseThrow().date())
                .isEqualTo("2027-04-14");
        assertThat(plan.warnings())
                .contains("config/features.yaml does not say that search uses gpt-4o.");
        assertThat(plan(with("gpt-4o", "gpt-6-luna").features("all").now()).issues()).hasSize(6);
    }

    @Test
    void oneSurfaceMayMoveAlone() {
        var plan = plan(with("gpt-4o", "gpt-6-luna").surface("azure").now());
        assertThat(plan.decisions().surfaces())
                .containsOnlyKeys("code-review", "summaries")
                .allSatisfy((id, on) -> assertThat(on).containsExactly("azure"));
        assertThat(plan.cutoff().orElseThrow().date()).isEqualTo("2027-04-14");
    }

    @Test
    void aSurfaceWithoutAnEndIsSaid() {
        company.feature("copilot", Maturity.GA, 1, "gpt-4o@github");
        var plan = plan(Request.of("gpt-4o", "gpt-6-luna"));
        assertThat(plan.item("copilot").orElseThrow().cutoff()).isEmpty();
        assertThat(plan.item("copilot").orElseThrow().due()).isEqualTo("2026-12-04");
        assertThat(plan.warnings())
                .contains(
                        "github has announced no end of gpt-4o; the dates of copilot are counted"
                                + " from the start.");
    }

    @Test
    void featuresThatNobodyForcesDoNotDelayTheEpic() {
        company.feature("copilot", Maturity.GA, 1, "gpt-4o@github").without("code-review");
        var late = LocalDate.parse("2027-01-08");
        var plan = plan(planner(), Request.of("gpt-4o", "gpt-6-luna"), late);
        assertThat(plan.item("copilot").orElseThrow().due()).isEqualTo("2027-01-22");
        assertThat(plan.parent().due()).isBefore("2027-01-14");
    }

    @Test
    void unknownAndAmbiguousNamesAreRefusedWithTheNearest() {
        refused(
                Request.of("gpt-4", "gpt-6-luna"),
                "gpt-4",
                "knows no model \"gpt-4\"",
                "Did you mean `gpt-4o`");
        refused(
                Request.of("gpt-4o", "gpt-6-lunar"),
                "gpt-6-lunar",
                "knows no model",
                "`gpt-6-luna`");
        refused(
                Request.of("sonnet", "gpt-6-luna"),
                "sonnet",
                "may mean several models",
                "`gpt-4o`");
        refused(
                Request.of("ft:mine", "gpt-6-luna"),
                "ft:mine",
                "it is a fine-tune",
                "model behind it");
        refused(
                with("gpt-4o", "gpt-6-luna").features("chta").now(),
                "chta",
                "no feature \"chta\"",
                "`chat`");
        refused(
                with("gpt-4o", "gpt-6-luna").surface("azrue").now(),
                "azrue",
                "no surface",
                "`azure`");
    }

    @Test
    void aModelIsNotReplacedByItself() {
        refused(Request.of("gpt-4o", "gpt-4o"), "gpt-4o", "Both names mean gpt-4o.", "after `to`");
    }

    @Test
    void aModelThatNobodyUsesIsRefusedWithThoseInUse() {
        refused(
                Request.of("claude-sonnet-5-5", "gpt-6-luna"),
                "claude-sonnet-5-5",
                "No feature in config/features.yaml uses claude-sonnet-5-5.",
                "In use are: claude-3-opus, gpt-4o, gpt-5.");
        refused(
                with("gpt-5", "gpt-6-luna").surface("openai").now(),
                "gpt-5",
                "uses gpt-5 on openai.",
                "In use");
    }

    @Test
    void aCutoffTodayOrBeforeIsRefused() {
        refused(
                with("gpt-4o", "gpt-6-luna").cutoff("2026-11-21").now(),
                "2026-11-21",
                "The cutoff 2026-11-21 is today",
                "after 2026-11-21");
        refused(
                with("gpt-4o", "gpt-6-luna").cutoff("2026-11-20").now(),
                "2026-11-20",
                "is in the past",
                "after 2026-11-21");
        refused(
                Request.of("claude-3-opus", "claude-sonnet-5-5"),
                "claude-3-opus",
                "anthropic switched claude-3-opus off on 2026-01-05; no date before that is left"
                        + " for old-thing.",
                "or plan only bedrock with `--surface bedrock`");
    }

    @Test
    void aModelThatIsGoneCanStillBeLeft() {
        var plan = plan(with("claude-3-opus", "claude-sonnet-5-5").kind(Kind.UPGRADE).now());
        assertThat(plan.cutoff()).isEmpty();
        assertThat(plan.item("old-thing").orElseThrow().due()).isEqualTo("2026-12-04");
        assertThat(plan.warnings())
                .contains(
                        "anthropic has switched claude-3-opus off (2026-01-05) already; old-thing"
                                + " may be failing now.");
    }

    @Test
    void aRetiredModelWithoutADateIsGoneToo() {
        registry.retired("gpt-5", "azure");
        refused(
                Request.of("gpt-5", "gpt-6-luna"),
                "gpt-5",
                "azure has retired gpt-5",
                "--kind upgrade");
    }

    @Test
    void aDeprecationNeedsADay() {
        refused(
                with("gpt-5", "gpt-6-luna").kind(Kind.DEPRECATION).now(),
                "gpt-5",
                "no firm day",
                "--cutoff DATE");
    }

    @Test
    void aReplacementThatEndsTooSoonIsRefusedUnlessAnyway() {
        registry.retires("gpt-6-luna", "azure", "2027-07-13")
                .replacedBy("gpt-6-luna", "azure", "gpt-6-luna");
        var request = with("gpt-4o", "gpt-6-luna");
        refused(
                request.now(),
                "gpt-6-luna",
                "gpt-6-luna itself retires on 2027-07-13 on azure, before 2027-07-14, which is 6"
                    + " months after 2027-01-14: gpt-6-luna (off 2027-07-13), and no replacement is"
                    + " named.",
                "--anyway");
        var plan = plan(request.anyway().now());
        assertThat(plan.decisions().anyway()).isTrue();
        assertThat(plan.warnings())
                .anyMatch(w -> w.startsWith("gpt-6-luna itself retires on 2027-07-13"));

        registry.retires("gpt-6-luna", "azure", "2027-07-14");
        assertThat(plan(request.now()).warnings()).noneMatch(w -> w.contains("gpt-6-luna itself"));
    }

    @Test
    void aReplacementMayEndWhereItIsNotUsed() {
        registry.retires("claude-sonnet-5-5", "bedrock", "2026-12-01");
        assertThat(plan(Request.of("gpt-5", "claude-sonnet-5-5")).issues()).hasSize(1);
        registry.retires("claude-sonnet-5-5", "anthropic", "2026-12-02");
        refused(
                Request.of("gpt-5", "claude-sonnet-5-5"),
                "claude-sonnet-5-5",
                "itself retires on 2026-12-02",
                "--anyway");
    }

    @Test
    void aReplacementThatIsGoneIsNotOfferedAnyway() {
        registry.retires("gpt-6-luna", "azure", "2026-10-01");
        var refused = (Planned.Refused) planner().begin(Request.of("gpt-5", "gpt-6-luna"), TODAY);
        assertThat(refused.reason()).startsWith("gpt-6-luna itself retired on 2026-10-01 on azure");
        assertThat(refused.remedy()).isEqualTo("Choose a model that lives longer.");
    }

    @Test
    void anUnsureEndOfTheReplacementIsWarnedAbout() {
        registry.retires("gpt-6-luna", "azure", "2027-03-01", Certainty.NOT_SOONER_THAN);
        assertThat(plan(Request.of("gpt-5", "gpt-6-luna")).warnings())
                .contains("gpt-6-luna itself is promised only until 2027-03-01 on azure.");
    }

    @Test
    void aLateStartIsWarnedAbout() {
        company.feature("search", Maturity.GA, 30, "gpt-5@azure");
        assertThat(plan(Request.of("gpt-5", "gpt-6-luna")).warnings())
                .contains(
                        "Late start: by the effort, work on search should have begun before"
                                + " 2026-11-21.");
    }

    @Test
    void aDateDependsOnNoOtherFeatureAndNotOnTheDayOfAsking() {
        var random = new Random(7);
        for (int i = 0; i < 300; i++) {
            var many = new Company();
            int count = 1 + random.nextInt(20);
            for (int n = 0; n < count; n++) {
                var maturity = Maturity.values()[random.nextInt(3)];
                var use = random.nextBoolean() ? "gpt-4o@openai" : "gpt-4o@azure";
                many.feature("f" + n, maturity, random.nextInt(20), use);
            }
            var today = TODAY.plusDays(random.nextInt(53));
            var all =
                    plan(
                            new Planner(registry, many.catalog()),
                            Request.of("gpt-4o", "gpt-6-luna"),
                            today);
            var one = "f" + random.nextInt(count);
            var alone =
                    plan(
                            new Planner(registry, many.catalog()),
                            with("gpt-4o", "gpt-6-luna").features(one).now(),
                            today);
            assertThat(alone.item(one)).isEqualTo(all.item(one));
            assertThat(new Planner(registry, many.catalog()).plan(all.decisions())).isEqualTo(all);
        }
    }

    @Test
    void aTeamThatUpdatesFeaturesYamlDoesNotMoveItsDate() {
        var before = plan(Request.of("gpt-4o", "gpt-6-luna"));
        company.feature("chat", Maturity.GA, 10, "gpt-6-luna@openai");
        var after = planner().plan(before.decisions());
        assertThat(after.item("chat").orElseThrow().due()).isEqualTo("2026-12-17");
        assertThat(after.warnings()).isEqualTo(before.warnings());
    }

    @Test
    void aFeatureThatLeftTheCatalogIsMentioned() {
        var before = plan(Request.of("gpt-4o", "gpt-6-luna"));
        company.without("chat");
        var after = planner().plan(before.decisions());
        assertThat(after.item("chat")).isEmpty();
        assertThat(after.warnings())
                .contains("No longer in config/features.yaml, and so no longer planned: chat.");
    }

    @Test
    void newerDatesInTheRegistryDoNotMoveARunningMigration() {
        var before = plan(Request.of("gpt-4o", "gpt-6-luna"));
        registry.retires("gpt-4o", "openai", "2026-12-24");
        assertThat(planner().plan(before.decisions()).issues()).isEqualTo(before.issues());
    }

    @Test
    void aTitleIsOneLineOfBearableLength() {
        assertThat(title("a\n/close\u2028@all"))
                .isEqualTo("a /close @all: move from gpt-5 to gpt-6-luna");
        assertThat(title("x".repeat(100_000))).hasSize(250).endsWith("…");
    }

    private String title(String name) {
        var f = company.catalog().feature("search").orElseThrow();
        var renamed =
                new Feature(
                        f.id(),
                        name,
                        f.team(),
                        f.dri(),
                        Optional.empty(),
                        f.maturity(),
                        f.uses(),
                        f.flag(),
                        f.project(),
                        f.effortDays(),
                        f.confidential());
        return Titles.feature(
                renamed,
                registry.model("gpt-5").orElseThrow(),
                registry.model("gpt-6-luna").orElseThrow());
    }

    private Planner planner() {
        return new Planner(registry, company.catalog());
    }

    private Plan plan(Request request) {
        return plan(planner(), request, TODAY);
    }

    private static Plan plan(Planner planner, Request request, LocalDate today) {
        return switch (planner.begin(request, today)) {
            case Planned.Ok(var plan) -> plan;
            case Planned.Refused(_, var reason, _) ->
                    throw new AssertionError("refused: " + reason);
        };
    }

    private void refused(Request request, String about, String reason, String remedy) {
        var planned = planner().begin(request, TODAY);
        assertThat(planned).isInstanceOf(Planned.Refused.class);
        var refused = (Planned.Refused) planned;
        assertThat(refused.about()).isEqualTo(about);
        assertThat(refused.reason()).contains(reason);
        assertThat(refused.remedy()).contains(remedy);
    }

    private static Asking with(String old, String replacement) {
        return new Asking(Request.of(old, replacement));
    }

    /** Builds a request word by word. */
    record Asking(Request now) {

        Asking cutoff(String day) {
            return of(
                    Optional.of(LocalDate.parse(day)),
                    now.features(),
                    now.kind(),
                    now.surface(),
                    now.anyway());
        }

        Asking features(String... ids) {
            return of(now.cutoff(), List.of(ids), now.kind(), now.surface(), now.anyway());
        }

        Asking kind(Kind kind) {
            return of(now.cutoff(), now.features(), Optional.of(kind), now.surface(), now.anyway());
        }

        Asking surface(String id) {
            return of(now.cutoff(), now.features(), now.kind(), Optional.of(id), now.anyway());
        }

        Asking anyway() {
            return of(now.cutoff(), now.features(), now.kind(), now.surface(), true);
        }

        private Asking of(
                Optional<LocalDate> cutoff,
                List<String> features,
                Optional<Kind> kind,
                Optional<String> surface,
                boolean anyway) {
            return new Asking(
                    new Request(
                            now.old(),
                            now.replacement(),
                            cutoff,
                            features,
                            kind,
                            surface,
                            now.reason(),
                            anyway));
        }
    }
}
