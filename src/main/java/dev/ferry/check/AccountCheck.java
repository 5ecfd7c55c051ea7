package dev.ferry.check;

import dev.ferry.check.Finding.Level;
import dev.ferry.tracker.Account;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Whether our access to a tracker is what it has to be, and for how long. */
record AccountCheck(String where, String variable) {

    private static final Duration DAY = Duration.ofDays(1);
    private static final List<Integer> WARNINGS = List.of(1, 7, 30);

    static final String REFUSED = "our credentials are refused";

    List<Finding> findings(Account account, Instant now) {
        var findings = new ArrayList<Finding>();
        account.expires().ifPresent(end -> end(account, end, now, findings));
        account.faults().forEach(f -> findings.add(Finding.of(f, "access", where)));
        if (findings.isEmpty()) {
            findings.add(Finding.good("access", where, as(account)));
        }
        return findings;
    }

    /**
     * @param words of the tracker
     */
    Finding refused(String words) {
        return new Finding(
                Level.WRONG,
                "access",
                where,
                REFUSED,
                words,
                "see that "
                        + variable
                        + " (or the App's id and key) holds what the tracker gave out, and that"
                        + " nobody took it back");
    }

    private static String as(Account account) {
        var until =
                account.expires()
                        .map(e -> ", until " + e.atOffset(ZoneOffset.UTC).toLocalDate())
                        .orElse("");
        return "as " + account.name() + ", " + account.kind() + until;
    }

    private void end(Account account, Instant end, Instant now, List<Finding> findings) {
        var left = Duration.between(now, end);
        var remedy = "make a new one with the same rights, put it in " + variable + ", restart";
        var day = end.atOffset(ZoneOffset.UTC).toLocalDate();
        if (!left.isPositive()) {
            findings.add(
                    new Finding(
                            Level.WRONG,
                            "access",
                            where,
                            "the " + account.kind() + " has ended",
                            "since " + day + " Ferry can do nothing there",
                            remedy));
            return;
        }
        WARNINGS.stream()
                .filter(days -> left.compareTo(DAY.multipliedBy(days)) <= 0)
                .findFirst()
                .map(days ->
                        new Finding(
                                Level.ATTENTION,
                                "access",
                                where,
                                "the " + account.kind() + " ends within " + days(days),
                                "from " + day + " on Ferry can do nothing there",
                                remedy))
                .ifPresent(findings::add);
    }

    private static String days(int days) {
        return days == 1 ? "a day" : days + " days";
    }
}
