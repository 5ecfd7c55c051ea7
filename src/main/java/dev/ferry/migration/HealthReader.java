package dev.ferry.migration;

import dev.ferry.flag.FlagState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says how worried one should be about one feature, and why. */
final class HealthReader {

    private static final int SOON = 7;
    private static final Duration TOO_OLD = Duration.ofDays(1);

    private static final String FLAG_GONE = "the flag is removed and the cleanup is ticked";
    private static final String TICKED = "every task is ticked, the cleanup too";

    private final Plan.Item item;
    private final FeatureFacts facts;
    private final Phase phase;
    private final LocalDate today;
    private final List<String> late = new ArrayList<>();
    private final List<String> risks = new ArrayList<>();

    HealthReader(Plan.Item item, FeatureFacts facts, Phase phase, LocalDate today) {
        this.item = item;
        this.facts = facts;
        this.phase = phase;
        this.today = today;
    }

    Health read() {
        if (phase instanceof Phase.Complete) {
            return new Health(
                    Health.Level.COMPLETE, List.of(facts.flag().isPresent() ? FLAG_GONE : TICKED));
        }
        dates();
        phase(phase);
        issue();
        flag();
        rollout();
        facts.rollout().daysToEverybody().filter(d -> d > 0).ifPresent(this::stages);
        compressed();
        if (late.isEmpty() && risks.isEmpty()) {
            return new Health(Health.Level.ON_TRACK, List.of("due " + distance(item.due())));
        }
        var level = late.isEmpty() ? Health.Level.AT_RISK : Health.Level.LATE;
        late.addAll(risks);
        return new Health(level, late);
    }

    private void dates() {
        item.cutoff().map(Cutoff::date).ifPresent(this::cutoff);
        if (item.due().isBefore(today)) {
            late.add("was due " + distance(item.due()));
        } else if (!item.due().isAfter(today.plusDays(SOON)) && !rollingOut()) {
            risks.add("due " + distance(item.due()) + " and not rolling out");
        }
        if (underneath() instanceof Phase.Planned && item.startBy().isBefore(today)) {
            risks.add("not started, and the last day to start was " + item.startBy());
        }
    }

    private void cutoff(LocalDate cutoff) {
        if (!cutoff.isAfter(today)) {
            if (!everybody()) {
                late.add("the cutoff was " + distance(cutoff));
            }
            return;
        }
        long room = cutoff.toEpochDay() - item.due().toEpochDay();
        if (room <= SOON && !everybody()) {
            risks.add(
                    "due only %s before the cutoff on %s"
                            .formatted(Words.count(room, "day"), cutoff));
        }
    }

    private void phase(Phase current) {
        switch (current) {
            case Phase.Blocked(var before) -> {
                risks.add("people have marked it as blocked");
                phase(before);
            }
            case Phase.RolledBack() -> risks.add("it was rolled back");
            case Phase.Unclear(var why) -> risks.add(why);
            case Phase.Planned _,
                    Phase.Evaluating _,
                    Phase.Implementing _,
                    Phase.Testing _,
                    Phase.RollingOut _,
                    Phase.Complete _ -> {}
        }
    }

    private void issue() {
        if (facts.issueOpen().isEmpty()) {
            risks.add("it has no issue yet");
        } else if (!facts.issueOpen().get()) {
            risks.add("its issue is closed, but it is " + phase.text());
        }
        if (item.assignee().isBlank()) {
            risks.add("nobody is Responsible");
        } else if (facts.issueOpen().isPresent() && facts.issueAssignees().isEmpty()) {
            risks.add("nobody is assigned in the tracker; planned is " + item.assignee());
        }
    }

    private void flag() {
        facts.flag()
                .filter(f -> f.presence() == FlagState.Presence.UNREADABLE)
                .filter(f -> age(f).map(a -> a.compareTo(TOO_OLD) >= 0).orElse(true))
                .ifPresent(f -> risks.add("its flag cannot be read, so nobody knows the rollout"));
    }

    /** Last: it holds for most features of a migration, so it tells the least about one. */
    private void compressed() {
        boolean before = item.cutoff().filter(c -> c.date().isAfter(today)).isPresent();
        if (item.compressed() && before && !everybody()) {
            risks.add("compressed: planned when the usual window was over");
        }
    }

    private void rollout() {
        risks.addAll(facts.rollout().risks());
        if (everybody()) {
            facts.oldCalls().map(OldModel::risk).ifPresent(risks::add);
        }
    }

    /** Whether the stages that are left fit into the days that are left. */
    private void stages(int needed) {
        var end = today.plusDays(needed);
        if (everybody()) {
            return;
        }
        var cutoff = item.cutoff().map(Cutoff::date).filter(c -> c.isAfter(today));
        if (cutoff.filter(c -> !end.isBefore(c)).isPresent()) {
            stages(needed, cutoff.get(), "the cutoff");
        } else if (!item.due().isBefore(today) && end.isAfter(item.due())) {
            stages(needed, item.due(), "the due date");
        }
    }

    private void stages(int needed, LocalDate end, String what) {
        long left = end.toEpochDay() - today.toEpochDay();
        risks.add(
                "the stages of its rollout need %s, and %s until %s on %s"
                        .formatted(Words.count(needed, "day"), Words.left(left), what, end));
    }

    private Optional<Duration> age(FlagState now) {
        return facts.lastKnownFlag().map(l -> Duration.between(l.observedAt(), now.observedAt()));
    }

    private boolean rollingOut() {
        return underneath() instanceof Phase.RollingOut;
    }

    private boolean everybody() {
        return underneath() instanceof Phase.RollingOut(var percent)
                && percent.filter(p -> p.compareTo(BigDecimal.valueOf(100)) == 0).isPresent();
    }

    private Phase underneath() {
        return phase instanceof Phase.Blocked(var before) ? before : phase;
    }

    /** {@code today}, {@code 2026-12-17, in 26 days}, {@code 2026-11-19, 2 days ago}. */
    private String distance(LocalDate day) {
        long days = day.toEpochDay() - today.toEpochDay();
        if (days == 0) {
            return "today";
        }
        return day
                + (days > 0
                        ? ", in " + Words.count(days, "day")
                        : ", " + Words.count(-days, "day") + " ago");
    }
}
