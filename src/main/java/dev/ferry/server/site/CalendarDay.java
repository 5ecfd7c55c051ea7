package dev.ferry.server.site;

import dev.ferry.migration.Cutoff;
import dev.ferry.migration.Decisions;
import dev.ferry.migration.Phase;
import dev.ferry.migration.Plan;
import dev.ferry.migration.Status;
import dev.ferry.reconcile.Board;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A day that somebody should have in the calendar.
 *
 * @param uid stays when the day moves
 * @param who usernames of those whom it concerns first; empty: everybody in the migration
 * @param team the feature's; empty: everybody in the migration
 */
record CalendarDay(
        String uid,
        LocalDate day,
        String title,
        String details,
        Optional<String> url,
        Optional<String> team,
        List<String> who) {

    /** The cutoffs of an open migration, and the days of the features that are not complete. */
    static List<CalendarDay> of(Board.Entry entry, Viewer viewer) {
        var status = entry.status();
        if (!status.plan().decisions().open()) {
            return List.of();
        }
        var days = new ArrayList<>(cutoffs(entry));
        status.rows().stream()
                .filter(r -> viewer.sees(entry, r.item()))
                .filter(r -> !(r.phase() instanceof Phase.Complete))
                .forEach(r -> days.addAll(feature(entry, r)));
        return days;
    }

    /** One for each day on which the provider switches something off. */
    private static List<CalendarDay> cutoffs(Board.Entry entry) {
        var plan = entry.status().plan();
        var where = new TreeMap<LocalDate, Map<String, Cutoff>>();
        plan.decisions()
                .cutoffs()
                .forEach((surface, cutoff) ->
                        where.computeIfAbsent(cutoff.date(), _ -> new TreeMap<>())
                                .put(surface, cutoff));
        return where.values().stream().map(some -> cutoff(entry, plan, some)).toList();
    }

    private static CalendarDay cutoff(Board.Entry entry, Plan plan, Map<String, Cutoff> same) {
        var surfaces =
                same.keySet().stream()
                        .filter(s -> !s.equals(Decisions.EVERYWHERE))
                        .collect(Collectors.joining(", "));
        return new CalendarDay(
                entry.migration().id() + "/cutoff/" + same.keySet().iterator().next(),
                same.values().iterator().next().date(),
                "Cutoff: "
                        + plan.oldModel().id()
                        + " is switched off"
                        + (surfaces.isEmpty() ? "" : " on " + surfaces),
                same.values().stream()
                        .map(Cutoff::source)
                        .distinct()
                        .collect(Collectors.joining("; ")),
                entry.parent().map(i -> i.url().toString()),
                Optional.empty(),
                List.of());
    }

    private static List<CalendarDay> feature(Board.Entry entry, Status.Row row) {
        var item = row.item();
        var move = item.feature().name() + " to " + entry.status().plan().newModel().id();
        var days = new ArrayList<CalendarDay>();
        days.add(day(entry, row, "due", item.due(), "Due: " + move, item.dueReason()));
        if (row.phase() instanceof Phase.Planned) {
            days.add(
                    day(
                            entry,
                            row,
                            "start",
                            item.startBy(),
                            "Start by: " + move,
                            "The due date " + item.due() + " minus the effort."));
        }
        return days;
    }

    private static CalendarDay day(
            Board.Entry entry,
            Status.Row row,
            String kind,
            LocalDate day,
            String title,
            String details) {
        var item = row.item();
        return new CalendarDay(
                entry.migration().id() + "/" + item.feature().id() + "/" + kind,
                day,
                title,
                details,
                row.facts().issueUrl(),
                Optional.of(item.team().id()),
                List.of(item.assignee(), item.accountable()));
    }

    boolean concerns(Optional<String> wantedTeam, Optional<String> person) {
        return (team.isEmpty() || wantedTeam.map(team.get()::equals).orElse(true))
                && (who.isEmpty() || person.map(who::contains).orElse(true));
    }

    /** Equal exactly when a calendar would show the same. */
    String fingerprint() {
        return String.join("\n", day.toString(), title, details, url.orElse(""));
    }
}
