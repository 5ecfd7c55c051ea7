package dev.ferry.reconcile;

import dev.ferry.migration.Digest;
import dev.ferry.migration.Reminder;
import dev.ferry.migration.Status;
import dev.ferry.render.Audience;
import dev.ferry.render.Renderer;
import dev.ferry.tracker.IssueRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reminders in the features' issues and the digest in the control issue, each said once. */
record Nudges(Ensure ensure, Migrations migrations, Renderer renderer) {

    private record Nudge(IssueRef issue, String text) {}

    /**
     * @param audience who reads the control issue
     */
    void say(MigrationRecord m, Status status, Audience audience) {
        var wanted = wanted(m, status, audience);
        if (wanted.isEmpty()) {
            return;
        }
        var said = ensure.ledger().entries(wanted.keySet());
        wanted.forEach((key, nudge) -> {
            var entry = said.get(key);
            if (entry == null || entry.ref().isEmpty()) {
                var marker = Keys.marker(key);
                ensure.comment(key, marker, nudge.issue(), marker + "\n" + nudge.text(), false);
            }
        });
    }

    private Map<String, Nudge> wanted(MigrationRecord m, Status status, Audience audience) {
        var wanted = new LinkedHashMap<String, Nudge>();
        var reminders = Reminder.of(status);
        var issues = reminders.isEmpty() ? Map.<String, IssueRef>of() : issues(m);
        for (var reminder : reminders) {
            Optional.ofNullable(issues.get(reminder.row().item().feature().id()))
                    .ifPresent(issue ->
                            wanted.put(
                                    Keys.reminder(m.id(), reminder),
                                    new Nudge(issue, renderer.reminder(reminder, status.asOf()))));
        }
        Digest.of(status)
                .ifPresent(d ->
                        wanted.put(
                                Keys.digest(m.id(), d),
                                new Nudge(m.control(), renderer.read(audience).digest(d))));
        return wanted;
    }

    private Map<String, IssueRef> issues(MigrationRecord m) {
        var issues = new LinkedHashMap<String, IssueRef>();
        migrations
                .bindings(m.id())
                .forEach((ref, binding) -> binding.feature().ifPresent(f -> issues.put(f, ref)));
        return issues;
    }
}
