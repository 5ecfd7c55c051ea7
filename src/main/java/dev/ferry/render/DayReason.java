package dev.ferry.render;

import dev.ferry.migration.Plan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Features that are due on one day for one reason: many share it, so it is told once. */
record DayReason(LocalDate day, List<String> features, String reason) {

    /** In the order of the plan, which is the order of the days. */
    static List<DayReason> of(List<Plan.Item> items) {
        var groups = new LinkedHashMap<String, DayReason>();
        for (var item : items) {
            groups.computeIfAbsent(
                            item.due() + item.dueReason(),
                            _ ->
                                    new DayReason(
                                            item.due(),
                                            new ArrayList<>(),
                                            Dates.withoutDay(item.due(), item.dueReason())))
                    .features()
                    .add(Names.cut(item.feature().name()));
        }
        return List.copyOf(groups.values());
    }
}
