package dev.ferry.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.migration.Health;
import dev.ferry.migration.Kind;
import dev.ferry.migration.Plan;
import dev.ferry.migration.RolloutDates;
import dev.ferry.migration.ramp.RampPolicy;
import dev.ferry.text.Checklist;
import dev.ferry.text.Region;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BodiesTest {

    private final Renderer renderer = Samples.renderer();

    @Test
    void theParentOfADeprecation() {
        Golden.check("parent-deprecation.md", renderer.parentBody(Samples.deprecation()));
    }

    @Test
    void theParentOfAMoveToANewProvider() {
        Golden.check("parent-new-provider.md", renderer.parentBody(Samples.newProvider()));
    }

    @Test
    void aFeatureOnAnthropicWhoseModelRetires() {
        var plan = Samples.deprecation();
        Golden.check(
                "feature-anthropic-deprecation.md",
                renderer.featureBody(plan, plan.issues().getFirst()));
    }

    @Test
    void aBareFeatureThatGoesToANewProvider() {
        var plan = Samples.newProvider();
        Golden.check(
                "feature-generic-new-provider.md",
                renderer.featureBody(plan, plan.issues().getLast()));
    }

    @Test
    void aFeatureOnBedrockThatIsUpgraded() {
        var plan = Samples.upgrade("claude-sonnet-4-5", "claude-sonnet-5-5", "bedrock");
        Golden.check(
                "feature-bedrock-upgrade.md", renderer.featureBody(plan, plan.issues().getFirst()));
    }

    @Test
    void aFeatureOnVertexThatIsUpgraded() {
        var plan = Samples.upgrade("gemini-2.5-pro", "gemini-3.8-flash", "vertex");
        Golden.check(
                "feature-vertex-upgrade.md", renderer.featureBody(plan, plan.issues().getFirst()));
    }

    @Test
    void aFeatureOnAzureThatIsUpgraded() {
        var plan = Samples.upgrade("gpt-4o", "gpt-5.6-sol", "azure");
        Golden.check(
                "feature-azure-upgrade.md", renderer.featureBody(plan, plan.issues().getFirst()));
    }

    @Test
    void theFactsOfAFeatureInTheMiddleOfItsRollout() {
        var plan = Samples.deprecation();
        var row = Samples.status(plan).rows().getFirst();
        var links =
                new Links(
                        Optional.of("https://ferry.example.com/migrations/7"),
                        Optional.of("https://tracker.example.com/acme/ai/issues/1"));
        Golden.check("facts-rolling-out.md", renderer.at(links).facts(plan, row.item(), row));
    }

    @Test
    void aFeatureWhoseStagesDoNotFitSaysSoInPlaceOfDaysThatNobodyCanKeep() {
        var plan = Samples.deprecation();
        var item = plan.issues().getFirst();
        var start = item.due().minusDays(2);
        var facts = renderer.facts(plan, at(item, start), Samples.status(plan).rows().getFirst());
        assertThat(facts)
                .contains(
                        "| 1. 1 % | 1 % of the customers, divided by user | " + start + " |",
                        "**The stages do not fit.** They need 5 days for as long as each has to"
                                + " stay, and 2 are left until the due date. The days above keep to"
                                + " the stages: everybody can have the new model on "
                                + start.plusDays(5)
                                + " at the earliest. Begin at once, agree on fewer or shorter"
                                + " stages (`rollout` in `config/ferry.yaml`), or give another day:"
                                + " `/migrate eta DATE`, before the cutoff.");
        var tooLate = item.cutoff().orElseThrow().date();
        assertThat(renderer.facts(plan, at(item, tooLate), Samples.status(plan).rows().getFirst()))
                .contains(" at the earliest, **when the old one has ended**. Begin at once");
    }

    /** The same, with stages that may not begin before this day. */
    private static Plan.Item at(Plan.Item item, LocalDate first) {
        return new Plan.Item(
                item.feature(),
                item.team(),
                item.surfaces(),
                item.title(),
                item.assignee(),
                item.accountable(),
                item.due(),
                item.dueReason(),
                item.startBy(),
                item.compressed(),
                item.cutoff(),
                RolloutDates.in(
                        new RolloutDates.Frame(first, first, item.due()),
                        Samples.catalog().schedule(),
                        RampPolicy.DEFAULT.stages()),
                item.labels(),
                item.confidential());
    }

    @Test
    void theTableWithTheWorstOnTop() {
        Golden.check(
                "table.md",
                renderer.table(Samples.status(Samples.deprecation()), Renderer.LONGEST));
    }

    @Test
    void onlyTheConsultedAreCalledAndOnlyOnce() {
        var plan = Samples.deprecation();
        assertThat(renderer.featureBody(plan, plan.issues().getFirst()))
                .containsOnlyOnce("@acme/ai-framework")
                .containsOnlyOnce("@pat")
                .containsOnlyOnce("@acme/infra")
                .doesNotContain("@acme/code-review", "@ana", "@bo");
        assertThat(renderer.facts(plan, plan.issues().getFirst())).doesNotContain("@acme", "@pat");
        assertThat(renderer.parentBody(plan)).doesNotContain("@");
    }

    @Test
    void nobodyIsCalledAgainWhenAnEmptiedBodyIsWrittenAnew() {
        var plan = Samples.deprecation();
        assertThat(renderer.featureBodyAgain(plan, plan.issues().getFirst()))
                .doesNotContain("@acme", "@pat", "called once");
    }

    @Test
    void theFiveStepsAreReadBackFromANewBody() {
        var plan = Samples.deprecation();
        var checklist = Checklist.parse(renderer.featureBody(plan, plan.issues().getFirst()));
        assertThat(checklist.sections())
                .extracting(Checklist.Section::id)
                .containsExactlyElementsOf(TemplateCheck.SECTIONS);
        assertThat(checklist.sections()).allMatch(s -> s.done() == 0 && s.total() >= 5);
    }

    @Test
    void theRegionsOfANewBodyAreWhatIsWrittenLater() {
        var plan = Samples.deprecation();
        var item = plan.issues().getFirst();
        var status = Samples.status(plan);
        var parent = renderer.parentBody(status);
        assertThat(Region.write(parent, Renderer.OVERVIEW, renderer.overview(plan)))
                .isEqualTo(parent);
        assertThat(Region.write(parent, Renderer.TABLE, renderer.table(status, 30_000)))
                .isEqualTo(parent);
        var feature = renderer.featureBody(plan, item);
        assertThat(Region.write(feature, Renderer.FACTS, renderer.facts(plan, item)))
                .isEqualTo(feature);
    }

    @Test
    void twoHundredFeaturesFitWithRoomForPeople() {
        var plan = Samples.many(200);
        var status =
                Samples.allThe(
                        plan,
                        Health.Level.AT_RISK,
                        "it should have started on 2026-11-10 and no task is ticked");
        var body = renderer.parentBody(status);
        assertThat(body.length()).isLessThan(Renderer.LONGEST - 15_000);
        assertThat(
                        renderer.table(status, 40_000)
                                .lines()
                                .filter(l -> l.startsWith("| Feature number")))
                .hasSize(200);
        assertThat(renderer.featureBody(plan, plan.issues().getLast()).length())
                .isLessThan(Renderer.LONGEST / 2);
    }

    @Test
    void whatHasNoRoomIsCountedAndFoundElsewhere() {
        var status = Samples.allThe(Samples.many(200), Health.Level.LATE, "late");
        var links =
                new Links(Optional.of("https://ferry.example.com/migrations/7"), Optional.empty());
        var table = renderer.at(links).table(status, 5_000);
        long shown = table.lines().filter(l -> l.startsWith("| Feature number")).count();
        assertThat(table.length()).isLessThanOrEqualTo(5_000);
        assertThat(shown).isBetween(10L, 60L);
        assertThat(table)
                .contains(
                        "… and "
                                + (200 - shown)
                                + " more: see [the migration"
                                + " page](https://ferry.example.com/migrations/7).");
    }

    @Test
    void aFeatureIsToldAboutItsPlatformAndItsModelsMaker() {
        var claudeOnBedrock = Samples.upgrade("claude-sonnet-4-5", "claude-sonnet-5-5", "bedrock");
        assertThat(renderer.featureBody(claudeOnBedrock, claudeOnBedrock.issues().getFirst()))
                .contains("inference profile", "**Prefill**")
                .doesNotContain("Anthropic 529", "thinkingLevel");
        var elsewhere =
                Specimens.plan(
                        new Specimens.Route(
                                Kind.NEW_PROVIDER,
                                "claude-sonnet-4-5",
                                "gpt-5.6-sol",
                                List.of("anthropic")));
        assertThat(renderer.featureBody(elsewhere, elsewhere.issues().getFirst()))
                .contains(
                        "**not offered here**, only on Azure, OpenAI API",
                        "DeploymentNotFound",
                        "max_completion_tokens");
    }
}
