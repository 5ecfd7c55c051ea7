package dev.ferry.config;

import dev.ferry.migration.Raci;
import dev.ferry.migration.Raci.Duty;
import dev.ferry.migration.Team.Part;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code raci.yaml} as written: cells such as {@code R/A}. */
record RaciFile(List<Task> tasks) {

    record Task(
            String id,
            String task,
            Optional<Word> aiFramework,
            Optional<Word> feature,
            Optional<Word> product,
            Optional<Word> infrastructure,
            Place at) {

        private Map<Part, Set<Duty>> duties(Mistakes mistakes) {
            var duties = new EnumMap<Part, Set<Duty>>(Part.class);
            aiFramework.ifPresent(w -> duties.put(Part.AI_FRAMEWORK, cell(w, mistakes)));
            feature.ifPresent(w -> duties.put(Part.FEATURE, cell(w, mistakes)));
            product.ifPresent(w -> duties.put(Part.PRODUCT, cell(w, mistakes)));
            infrastructure.ifPresent(w -> duties.put(Part.INFRASTRUCTURE, cell(w, mistakes)));
            return duties;
        }
    }

    Raci raci(Mistakes mistakes) {
        if (tasks.isEmpty()) {
            return new Raci(List.of());
        }
        return new Raci(tasks.stream().map(t -> row(t, mistakes)).toList());
    }

    private static Raci.Row row(Task task, Mistakes mistakes) {
        var duties = task.duties(mistakes);
        expectOne(Duty.RESPONSIBLE, task, duties, mistakes);
        expectOne(Duty.ACCOUNTABLE, task, duties, mistakes);
        return new Raci.Row(task.id(), task.task(), duties);
    }

    private static void expectOne(
            Duty duty, Task task, Map<Part, Set<Duty>> duties, Mistakes mistakes) {
        long columns = duties.values().stream().filter(d -> d.contains(duty)).count();
        if (columns != 1) {
            mistakes.add(
                    task.at(),
                    "task %s has %s columns with %s, and needs one"
                            .formatted(
                                    Mistakes.quoted(task.id()),
                                    columns == 0 ? "no" : String.valueOf(columns),
                                    duty.letter()));
        }
    }

    private static Set<Duty> cell(Word word, Mistakes mistakes) {
        var duties = EnumSet.noneOf(Duty.class);
        for (var letter : word.text().split("/", -1)) {
            var duty =
                    EnumSet.allOf(Duty.class).stream()
                            .filter(d -> letter.equals(String.valueOf(d.letter())))
                            .findFirst();
            duty.ifPresentOrElse(
                    duties::add,
                    () ->
                            mistakes.add(
                                    word.at(),
                                    "expected R, A, C, I or R/A, found "
                                            + Mistakes.quoted(word.text())));
        }
        return duties;
    }
}
