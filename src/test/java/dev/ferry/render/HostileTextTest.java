package dev.ferry.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.migration.Cutoff;
import dev.ferry.migration.Decisions;
import dev.ferry.migration.Health;
import dev.ferry.migration.Plan;
import dev.ferry.registry.Evidence;
import dev.ferry.registry.Model;
import dev.ferry.text.Checklist;
import dev.ferry.text.Region;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whatever stands in a name, a reason or an address, it is shown and does nothing. */
class HostileTextTest {

    static final List<String> HOSTILE = Samples.HOSTILE;

    private static final Renderer RENDERER = Samples.renderer();

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void inBodies(String text) {
        var plan = poisoned(text);
        var item = plan.issues().getFirst();
        var body = RENDERER.featureBody(plan, item);
        harmless(
                body,
                new Duties(Samples.catalog(), item)
                        .mentions().stream().map(Places::mention).toList());
        assertThat(Shape.missingSections(body, TemplateCheck.SECTIONS)).isEmpty();
        assertThat(body.split("<!-- ferry:section ", -1)).hasSize(6);
        assertThat(Checklist.parse(body).done()).isZero();
        assertThat(Checklist.parse(body).section(Checklist.OTHER).total()).isZero();
        assertThat(Region.read(body, Renderer.FACTS)).hasValue(RENDERER.facts(plan, item));
        harmless(RENDERER.parentBody(Samples.allThe(plan, Health.Level.LATE, text)), List.of());
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void inTheStatusTable(String text) {
        var table =
                RENDERER.table(
                        Samples.allThe(poisoned(text), Health.Level.LATE, text), Renderer.LONGEST);
        harmless(table, List.of());
        var rows = table.lines().filter(l -> l.startsWith("|")).toList();
        assertThat(rows).hasSize(3).allSatisfy(r -> assertThat(Shape.cells(r)).isEqualTo(9));
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void inReplies(String text) {
        var links = new Links(Optional.of(text), Optional.of("javascript:" + text));
        var status = Samples.allThe(poisoned(text), Health.Level.AT_RISK, text);
        var hostile = RENDERER.at(links);
        for (var reply :
                List.of(
                        hostile.started(status),
                        hostile.planPreview(status.plan(), true),
                        hostile.status(status),
                        hostile.statusOf(status.rows().getFirst()),
                        hostile.why(status),
                        hostile.why(status.rows().getFirst()),
                        hostile.changed(text, status),
                        hostile.refused(text, text),
                        hostile.cancelled(status),
                        hostile.done(status),
                        hostile.done(status.rows().getFirst()))) {
            harmless(reply, List.of());
        }
    }

    private static void harmless(String markdown, List<String> mentions) {
        assertThat(Shape.flaws(markdown, mentions)).isEmpty();
        assertThat(markdown.length()).isLessThan(Renderer.LONGEST);
        assertThat(markdown).doesNotContain("uid=", "\u202E", "\u0000");
    }

    /** A plan in which people and configuration have put this text wherever they can. */
    private static Plan poisoned(String text) {
        var plan = Samples.hostile(text);
        var item = plan.issues().getFirst();
        var poisonedItem =
                new Plan.Item(
                        item.feature(),
                        item.team(),
                        List.of("anthropic", text),
                        text,
                        text,
                        text,
                        item.due(),
                        text,
                        item.startBy(),
                        true,
                        item.cutoff(),
                        item.rollout(),
                        item.labels(),
                        false);
        return new Plan(
                decisions(plan.decisions(), text),
                plan.oldModel(),
                model(plan.newModel(), text),
                plan.cutoff(),
                true,
                Collections.nCopies(30, text),
                new Plan.Parent(text, plan.parent().due(), plan.parent().labels()),
                List.of(poisonedItem));
    }

    private static Model model(Model model, String text) {
        return new Model(
                model.id(),
                text,
                model.family(),
                model.released(),
                Collections.nCopies(40, text),
                model.offers());
    }

    private static Decisions decisions(Decisions d, String text) {
        var cutoffs = new LinkedHashMap<>(d.cutoffs());
        d.cutoffs().values().stream()
                .findFirst()
                .ifPresent(c ->
                        cutoffs.put(
                                text,
                                new Cutoff(
                                        c.date(),
                                        text,
                                        Optional.of(new Evidence(text, c.date(), text)))));
        return new Decisions(
                d.kind(),
                d.oldModel(),
                d.newModel(),
                Optional.of(text),
                true,
                false,
                cutoffs,
                d.plannedOn(),
                d.scope(),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Decisions.State.CANCELLED,
                Optional.of(text));
    }
}
