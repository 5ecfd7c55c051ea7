package dev.ferry.check;

import dev.ferry.check.Finding.Level;
import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagState;
import dev.ferry.flag.FlagState.Presence;
import dev.ferry.flag.Rollout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whether the flags of all features can be read. */
public final class FlagCheck {

    private FlagCheck() {}

    /**
     * @param states of every flag that a feature has
     */
    public static List<Finding> findings(Collection<FlagState> states) {
        var bySource =
                states.stream()
                        .collect(
                                Collectors.groupingBy(
                                        s -> s.key().provider(),
                                        TreeMap::new,
                                        Collectors.toList()));
        var findings = new ArrayList<Finding>();
        bySource.forEach((source, some) -> findings.addAll(findings(source, some)));
        return findings.isEmpty()
                ? List.of(Finding.good("flags", "features.yaml", "no feature has a flag"))
                : findings;
    }

    private static List<Finding> findings(String source, List<FlagState> states) {
        var unreadable = states.stream().filter(s -> s.presence() == Presence.UNREADABLE).toList();
        if (!unreadable.isEmpty()) {
            return List.of(unreadable(source, unreadable, states.size()));
        }
        var absent = states.stream().filter(s -> s.presence() == Presence.ABSENT).toList();
        return absent.isEmpty()
                ? List.of(Finding.good("flags", source, "all " + states.size() + " can be read"))
                : absent.stream().map(s -> absent(source, s.key())).toList();
    }

    private static Finding unreadable(String source, List<FlagState> unreadable, int all) {
        var first = unreadable.getFirst();
        return new Finding(
                Level.UNREACHABLE,
                "flags",
                source,
                unreadable.size() + " of " + all + " cannot be read",
                first.key().name() + ": " + reason(first.rollout()),
                "see that the source under flags: in ferry.yaml, its address and its token are"
                        + " right");
    }

    private static String reason(Rollout rollout) {
        return rollout instanceof Rollout.Unknown(var reason) ? reason : "no reason is known";
    }

    private static Finding absent(String source, FlagKey key) {
        return new Finding(
                Level.ATTENTION,
                "flags",
                source,
                "there is no flag " + key.name(),
                "to Ferry a flag that is gone was removed, so its feature's rollout is over",
                "make it, or correct its name in features.yaml");
    }
}
