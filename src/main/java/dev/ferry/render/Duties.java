package dev.ferry.render;

import dev.ferry.migration.Catalog;
import dev.ferry.migration.Plan;
import dev.ferry.migration.Raci;
import dev.ferry.migration.Raci.Duty;
import dev.ferry.migration.Team;
import dev.ferry.migration.Team.Part;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who takes which part in one feature's migration, read from the matrix. */
record Duties(Catalog catalog, Plan.Item item) {

    /** Somebody, and the tasks in which they have a duty. */
    record Share(String who, List<String> tasks) {}

    /** A line of the matrix; one cell for each part, in order. */
    record Line(String task, List<String> cells) {}

    List<String> columns() {
        return Team.columns().stream().map(this::who).toList();
    }

    List<Line> matrix() {
        return rows().map(r -> new Line(r.task(), Team.columns().stream().map(r::cell).toList()))
                .toList();
    }

    /** Who else does the work of some tasks. */
    List<Share> othersResponsible() {
        return Team.columns().stream()
                .filter(p -> p != Part.FEATURE)
                .map(p -> new Share(who(p), tasks(rows(), p, Duty.RESPONSIBLE)))
                .filter(s -> !s.tasks().isEmpty())
                .toList();
    }

    /** Who has this duty in the tasks of the feature team. */
    List<String> names(Duty duty) {
        return partsWith(duty).map(this::who).toList();
    }

    /** Whom the first body of the issue calls: one name for each consulted part that has one. */
    List<String> mentions() {
        return partsWith(Duty.CONSULTED)
                .map(this::mention)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** Whom the digest calls: one name for each informed part that has one. */
    List<String> informed() {
        return partsWith(Duty.INFORMED)
                .map(this::mention)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private Stream<Part> partsWith(Duty duty) {
        return Team.columns().stream()
                .filter(p -> p != Part.FEATURE && !tasks(featureRows(), p, duty).isEmpty());
    }

    private static List<String> tasks(Stream<Raci.Row> rows, Part part, Duty duty) {
        return rows.filter(r -> duties(r, part).contains(duty)).map(Raci.Row::task).toList();
    }

    private Stream<Raci.Row> featureRows() {
        return rows().filter(r -> duties(r, Part.FEATURE).contains(Duty.RESPONSIBLE));
    }

    private static Set<Duty> duties(Raci.Row row, Part part) {
        return row.duties().getOrDefault(part, Set.of());
    }

    private Stream<Raci.Row> rows() {
        return catalog.raci().rows().stream();
    }

    private String who(Part part) {
        var team = part == Part.FEATURE ? Optional.of(item.team()) : team(part);
        var person =
                part == Part.PRODUCT ? item.feature().productManager() : Optional.<String>empty();
        var name = team.map(Team::name).orElse(fallback(part));
        return person.map(p -> name + " (" + p + ")").orElse(name);
    }

    private Optional<String> mention(Part part) {
        var person =
                part == Part.PRODUCT ? item.feature().productManager() : Optional.<String>empty();
        return person.or(() -> team(part).flatMap(Team::mention));
    }

    private Optional<Team> team(Part part) {
        return catalog.teams().stream().filter(t -> t.part() == part).findFirst();
    }

    private static String fallback(Part part) {
        return switch (part) {
            case AI_FRAMEWORK -> "AI framework";
            case FEATURE -> "Feature team";
            case PRODUCT -> "Product";
            case INFRASTRUCTURE -> "Infrastructure";
        };
    }
}
