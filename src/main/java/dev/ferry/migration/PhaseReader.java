package dev.ferry.migration;

import dev.ferry.flag.FlagState;
import dev.ferry.flag.Rollout;
import dev.ferry.text.Checklist;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads from flag and checklist how far a feature is. The flag says more than the list. */
final class PhaseReader {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    private static final Phase EVERYBODY = new Phase.RollingOut(Optional.of(ALL));
    private static final Phase SOMEBODY = new Phase.RollingOut(Optional.empty());

    private final FeatureFacts facts;
    private final boolean approved;

    /**
     * @param approved the Accountable called the feature done, which settles what cannot be seen
     */
    PhaseReader(FeatureFacts facts, boolean approved) {
        this.facts = facts;
        this.approved = approved;
    }

    Phase read() {
        var phase = facts.flag().isEmpty() ? withoutFlag() : withFlag(known());
        return facts.blocked() && !(phase instanceof Phase.Complete)
                ? new Phase.Blocked(phase)
                : phase;
    }

    /** The flag as it is, or as it was when it could be read last. */
    private Optional<FlagState> known() {
        return facts.flag()
                .filter(f -> f.presence() != FlagState.Presence.UNREADABLE)
                .or(facts::lastKnownFlag);
    }

    private Phase withFlag(Optional<FlagState> flag) {
        if (flag.isEmpty()) {
            return unread();
        }
        return switch (flag.get().presence()) {
            case PRESENT -> present(flag.get());
            case ABSENT -> gone(facts.flagWasPresent());
            case ARCHIVED -> gone(true);
            case UNREADABLE -> unread();
        };
    }

    private Phase unread() {
        return facts.flagWasOn() || section("rollout").done() > 0 ? SOMEBODY : before();
    }

    private Phase present(FlagState flag) {
        return switch (flag.rollout()) {
            case Rollout.Off() -> off();
            case Rollout.Full() -> EVERYBODY;
            case Rollout.Percent(var value, _, _) -> value.signum() == 0 ? off() : at(value);
            case Rollout.Mixed(var min, var max, _) -> min.compareTo(max) == 0 ? at(min) : SOMEBODY;
            case Rollout.Unknown(_) -> flag.enabled() || facts.flagWasOn() ? SOMEBODY : before();
        };
    }

    private static Phase at(BigDecimal percent) {
        return new Phase.RollingOut(Optional.of(percent));
    }

    private Phase off() {
        return facts.flagWasOn() ? new Phase.RolledBack() : before();
    }

    private Phase gone(boolean wasPresent) {
        boolean clean = ticked(section("cleanup"));
        if (facts.oldCalls().isPresent()) {
            return facts.flagWasOn() ? EVERYBODY : before();
        }
        if (facts.flagWasOn()) {
            return clean ? new Phase.Complete() : EVERYBODY;
        }
        if (clean && approved) {
            return new Phase.Complete();
        }
        if (wasPresent) {
            return new Phase.Unclear("the flag was removed before it was ever on");
        }
        return clean
                ? new Phase.Unclear("the cleanup is ticked, but the flag was never seen")
                : before();
    }

    private Phase withoutFlag() {
        var list = facts.checklist();
        var rollout = section("rollout");
        if (ticked(section("cleanup"))
                && list.done() == list.total()
                && facts.oldCalls().isEmpty()) {
            return new Phase.Complete();
        }
        if (rollout.done() == 0) {
            return before();
        }
        return ticked(rollout) ? EVERYBODY : SOMEBODY;
    }

    /** Before anything is rolled out: the furthest section that somebody worked on, or the next. */
    private Phase before() {
        var phases = List.of(new Phase.Evaluating(), new Phase.Implementing(), new Phase.Testing());
        var sections =
                List.of(section("evaluation"), section("implementation"), section("testing"));
        for (int i = sections.size() - 1; i >= 0; i--) {
            if (sections.get(i).done() > 0) {
                int next = ticked(sections.get(i)) ? i + 1 : i;
                return phases.get(Math.min(next, phases.size() - 1));
            }
        }
        return new Phase.Planned();
    }

    private Checklist.Section section(String id) {
        return facts.checklist().section(id);
    }

    private static boolean ticked(Checklist.Section section) {
        return section.total() > 0 && section.done() == section.total();
    }
}
