package dev.ferry.migration;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import dev.ferry.text.Checklist;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Judges the facts: where every feature stands, how worried one should be, and why. */
public final class StatusReader {

    /**
     * The status of a migration, its worst features first.
     *
     * @param facts by feature; a feature without facts is one whose issue nobody has seen
     * @param today in the zone of the house's schedule
     */
    public Status read(Plan plan, Map<String, FeatureFacts> facts, LocalDate today) {
        var rows =
                plan.issues().stream()
                        .map(item -> row(plan, item, factsOf(item, facts), today))
                        .sorted(
                                comparing((Status.Row r) -> r.health().level())
                                        .reversed()
                                        .thenComparing(r -> r.item().due())
                                        .thenComparing(r -> r.item().feature().id()))
                        .toList();
        return new Status(plan, today, rows, overall(rows));
    }

    private static FeatureFacts factsOf(Plan.Item item, Map<String, FeatureFacts> facts) {
        var id = item.feature().id();
        return Optional.ofNullable(facts.get(id)).orElseGet(() -> FeatureFacts.unseen(id));
    }

    private static Status.Row row(Plan plan, Plan.Item item, FeatureFacts facts, LocalDate today) {
        var approval = Optional.ofNullable(plan.decisions().approved().get(item.feature().id()));
        var phase = new PhaseReader(facts, approval.isPresent()).read();
        var health = health(plan, item, facts, phase, today);
        return new Status.Row(
                item, facts, phase, health, why(item, facts, phase, health, approval));
    }

    private static Health health(
            Plan plan, Plan.Item item, FeatureFacts facts, Phase phase, LocalDate today) {
        return plan.decisions().state() == Decisions.State.CANCELLED
                ? new Health(Health.Level.CANCELLED, List.of(cancelled(plan.decisions())))
                : new HealthReader(item, facts, phase, today).read();
    }

    private static String cancelled(Decisions decisions) {
        return "the migration was cancelled" + decisions.ended().map(r -> ": " + r).orElse("");
    }

    /** Facts, what follows from them, and the date: in the order in which one would check. */
    private static List<String> why(
            Plan.Item item,
            FeatureFacts facts,
            Phase phase,
            Health health,
            Optional<String> approval) {
        var why = new ArrayList<String>();
        why.add(checklist(facts));
        why.add(new FlagWords(facts).sentence());
        why.addAll(facts.rollout().why());
        facts.oldCalls().map(OldModel::sentence).ifPresent(why::add);
        if (facts.blocked()) {
            why.add("People have marked the issue as blocked.");
        }
        approval.ifPresent(who -> why.add("Called done by " + who + "."));
        why.add(Status.Row.SO_THE_PHASE_IS + phase.text() + ".");
        why.add(
                "Health is "
                        + health.level().text()
                        + ": "
                        + String.join("; ", health.reasons())
                        + ".");
        why.add("Date: " + item.dueReason() + ".");
        why.add(
                "It should start by %s: %s of work before %s."
                        .formatted(
                                item.startBy(),
                                Words.count(item.feature().effortDays(), "working day"),
                                item.due()));
        why.add("Its rollout is planned as " + item.rollout().sentence() + ".");
        TooManyStages.of(item).ifPresent(why::add);
        facts.issueDue()
                .filter(d -> !d.equals(item.due()))
                .ifPresent(d -> why.add("The issue itself shows another date: " + d + "."));
        item.cutoff().ifPresent(c -> why.add(cutoff(c)));
        return why;
    }

    private static String checklist(FeatureFacts facts) {
        if (facts.issueOpen().isEmpty()) {
            return "No issue has been seen, so nothing is known to be ticked.";
        }
        var issue = facts.issueText().map(t -> "issue " + t).orElse("the issue");
        var sections = facts.checklist().sections();
        return sections.isEmpty()
                ? "There is no task list in " + issue + "."
                : "Ticked in %s: %s."
                        .formatted(
                                issue,
                                sections.stream().map(StatusReader::ticked).collect(joining(", ")));
    }

    private static String ticked(Checklist.Section section) {
        return section.id() + " " + section.done() + "/" + section.total();
    }

    private static String cutoff(Cutoff cutoff) {
        return "The cutoff %s is %s%s."
                .formatted(
                        cutoff.date(),
                        cutoff.source(),
                        cutoff.evidence()
                                .map(e -> ": " + e.url() + ", read " + e.observed())
                                .orElse(""));
    }

    /** The worst of the rows, and how many there are of each. */
    private static Health overall(List<Status.Row> rows) {
        if (rows.isEmpty()) {
            return new Health(Health.Level.AT_RISK, List.of("no feature is left in it"));
        }
        var count = new TreeMap<Health.Level, Integer>();
        rows.forEach(r -> count.merge(r.health().level(), 1, Integer::sum));
        var reasons = new ArrayList<String>();
        reasons.add(
                count.descendingMap().entrySet().stream()
                        .map(e -> e.getValue() + " " + e.getKey().text())
                        .collect(joining(", ")));
        return new Health(rows.getFirst().health().level(), reasons);
    }
}
