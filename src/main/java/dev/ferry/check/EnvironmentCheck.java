package dev.ferry.check;

import dev.ferry.check.Finding.Level;
import dev.ferry.text.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether every variable that is meant for Ferry is one that it reads. */
public record EnvironmentCheck(Set<String> known) {

    private static final String PREFIX = "FERRY_";

    /** Which the launcher, the log and the container read. */
    public static final Set<String> NOT_SECRET =
            Set.of(
                    "FERRY_AOT",
                    "FERRY_JAVA_HOME",
                    "FERRY_JAVA_OPTS",
                    "FERRY_LOG_LEVEL",
                    "FERRY_POSTGRES_PASSWORD",
                    "FERRY_TRACE");

    public List<Finding> findings(Collection<String> names) {
        var ours = new TreeSet<String>();
        names.stream().filter(n -> n.startsWith(PREFIX)).forEach(ours::add);
        var odd = ours.stream().filter(n -> !known.contains(n)).toList();
        return odd.isEmpty()
                ? List.of(
                        Finding.good(
                                "environment",
                                "FERRY_…",
                                ours.isEmpty() ? "nothing is set" : words(ours.size())))
                : odd.stream().map(this::unknown).toList();
    }

    private static String words(int size) {
        return size == 1 ? "one variable, which is read" : size + " variables, each of them read";
    }

    private Finding unknown(String name) {
        return new Finding(
                Level.ATTENTION,
                "environment",
                name,
                "nothing reads it",
                "it looks as if it were meant for Ferry",
                Nearest.to(name, known).stream()
                        .findFirst()
                        .map(near -> "perhaps " + near + " was meant; unset the other")
                        .orElse("unset it"));
    }
}
