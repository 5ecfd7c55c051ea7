package dev.ferry.render;

import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagState;
import dev.ferry.migration.FeatureFacts;
import dev.ferry.migration.Health;
import dev.ferry.migration.Status;
import java.net.URI;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One feature's line of a table.
 *
 * @param checklist {@code 7/24}; empty: it has none
 * @param health {@code at risk}, and {@code sign} to find it at a glance
 * @param reason the first one behind the health
 */
record RowView(
        String id,
        String feature,
        String dri,
        String team,
        String phase,
        Optional<String> checklist,
        Optional<String> flag,
        Optional<String> flagUrl,
        String rollout,
        LocalDate eta,
        LocalDate startBy,
        String dueReason,
        String sign,
        String health,
        String reason,
        List<String> reasons,
        List<String> why,
        Optional<String> issue,
        Optional<String> issueUrl) {

    /** What needs a person comes first; among equals what is due first. */
    static final Comparator<Status.Row> WORST_FIRST =
            Comparator.comparing((Status.Row r) -> r.health().level())
                    .reversed()
                    .thenComparing(r -> r.item().due())
                    .thenComparing(r -> r.item().feature().name());

    static RowView of(Status.Row row) {
        var item = row.item();
        var facts = row.facts();
        return new RowView(
                item.feature().id(),
                Names.cut(item.feature().name()),
                item.assignee(),
                item.team().name(),
                row.phase().text(),
                checklist(facts),
                item.feature().flag().map(FlagKey::name),
                facts.flag().flatMap(FlagState::url).map(URI::toString),
                RolloutText.of(item.feature().flag().isPresent(), facts),
                item.due(),
                item.startBy(),
                Dates.withoutDay(item.due(), item.dueReason()),
                sign(row.health().level()),
                row.health().level().text(),
                row.health().reasons().stream().findFirst().orElse(""),
                row.health().reasons(),
                row.why(),
                facts.issueText().or(facts::issueUrl),
                facts.issueUrl());
    }

    private static Optional<String> checklist(FeatureFacts facts) {
        var list = facts.checklist();
        return Optional.of(list.done() + "/" + list.total()).filter(_ -> list.total() > 0);
    }

    static String sign(Health.Level level) {
        return switch (level) {
            case LATE -> "🔴";
            case AT_RISK -> "🟠";
            case ON_TRACK -> "🟢";
            case COMPLETE -> "✅";
            case CANCELLED -> "⚪";
        };
    }
}
