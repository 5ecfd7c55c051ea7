package dev.ferry.migration;

import dev.ferry.flag.FlagState.Presence;
import java.util.Optional;

/** Whether something that was called done turned out not to be. */
public final class Withdrawal {

    private Withdrawal() {}

    /** Why the feature is not done after all; empty where it is, or never was called so. */
    public static Optional<String> of(Decisions decisions, Status.Row row) {
        boolean calledDone =
                decisions.state() == Decisions.State.DONE
                        || decisions.open()
                                && decisions.approved().containsKey(row.item().feature().id());
        if (!calledDone || row.phase() instanceof Phase.Complete) {
            return Optional.empty();
        }
        var back = row.facts().flag().filter(f -> f.presence() == Presence.PRESENT);
        return back.map(f -> "Its flag " + f.key().name() + " is there again.")
                .or(() -> row.facts().oldCalls().map(OldModel::sentence));
    }
}
