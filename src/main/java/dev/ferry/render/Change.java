package dev.ferry.render;

import dev.ferry.migration.Plan;
import dev.ferry.registry.Model;
import dev.ferry.registry.Registry;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What one feature leaves and where it goes, as templates see it.
 *
 * @param platforms families of the platforms that will answer its calls
 * @param breaking what is known to break on these platforms
 * @param maker family of the new model's maker
 */
record Change(List<Move> moves, List<String> platforms, Some breaking, String maker) {

    static Change of(Plan plan, Plan.Item item, Registry registry) {
        var platforms = platforms(plan.newModel(), item.surfaces());
        return new Change(
                item.surfaces().stream().map(s -> Move.on(s, plan, registry)).toList(),
                platforms,
                PlanView.breaking(
                        plan.newModel().breaking().stream()
                                .filter(note -> concerns(note, platforms))
                                .toList()),
                Family.ofProvider(plan.newModel().provider()).text());
    }

    /** What begins with "On Bedrock" is for those who are there. */
    private static boolean concerns(String note, List<String> platforms) {
        var words = note.toLowerCase(Locale.ROOT);
        return Arrays.stream(Family.values())
                .map(Family::text)
                .noneMatch(f -> words.startsWith("on " + f + " ") && !platforms.contains(f));
    }

    /**
     * A feature stays on its platform where the new model is offered there, or goes where it is.
     */
    private static List<String> platforms(Model model, List<String> surfaces) {
        var here = surfaces.stream().filter(model.offers()::containsKey).toList();
        var elsewhere = model.offers().keySet().stream().sorted();
        return (here.isEmpty() ? Stream.concat(elsewhere, Stream.of("")).limit(1) : here.stream())
                .map(s -> Family.ofSurface(s).text())
                .distinct()
                .toList();
    }
}
