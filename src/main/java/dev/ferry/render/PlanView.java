package dev.ferry.render;

import dev.ferry.migration.Cutoff;
import dev.ferry.migration.Plan;
import dev.ferry.registry.Model;
import dev.ferry.text.Escape;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A plan as templates see it. */
record PlanView(
        String kind,
        String title,
        LocalDate due,
        ModelView oldModel,
        ModelView newModel,
        int features,
        LocalDate plannedOn,
        Optional<LocalDate> cutoff,
        boolean compressed,
        boolean anyway,
        Some warnings,
        Optional<String> reason,
        Some breaking,
        Links links) {

    private static final int MOST_WARNINGS = 10;
    private static final int MOST_BREAKS = 15;
    private static final int LONGEST_BREAK = 240;

    /**
     * @param surfaces names of the platforms that offer it
     */
    record ModelView(
            String id, String provider, Optional<LocalDate> released, List<String> surfaces) {

        static ModelView of(Model model) {
            return new ModelView(
                    model.id(),
                    Names.provider(model.provider()),
                    model.released(),
                    model.offers().keySet().stream().sorted().map(Names::surface).toList());
        }
    }

    static PlanView of(Plan plan, Links links) {
        var decisions = plan.decisions();
        return new PlanView(
                plan.kind().text(),
                plan.parent().title(),
                plan.parent().due(),
                ModelView.of(plan.oldModel()),
                ModelView.of(plan.newModel()),
                plan.issues().size(),
                decisions.plannedOn(),
                plan.cutoff().map(Cutoff::date),
                plan.compressed(),
                decisions.anyway(),
                Some.of(plan.warnings(), MOST_WARNINGS),
                decisions.reason(),
                breaking(plan.newModel().breaking()),
                links);
    }

    static Some breaking(List<String> notes) {
        return Some.of(
                notes.stream().map(b -> Escape.limit(b, LONGEST_BREAK)).toList(), MOST_BREAKS);
    }
}
