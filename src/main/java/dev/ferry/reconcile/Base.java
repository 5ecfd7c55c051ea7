package dev.ferry.reconcile;

import dev.ferry.migration.Plan;
import dev.ferry.text.Marker;
import dev.ferry.text.Region;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.User;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Ferry last asked of an issue's fields. It is kept in the body, so that a change of ours is
 * carried out once and a change by a person is left alone: only where the wish differs from the
 * base is the field written.
 */
record Base(Optional<LocalDate> due, String assignee, boolean open) {

    private static final String KIND = "state";

    static Base ofParent(MigrationRecord m, Plan plan) {
        return new Base(Optional.of(plan.parent().due()), "", m.decisions().open());
    }

    /** Of an issue of the second level, which has no date. */
    static Base ofPart(MigrationRecord m) {
        return new Base(Optional.empty(), "", m.decisions().open());
    }

    /** What Ferry wants of a feature's issue. */
    static Base of(MigrationRecord m, Plan.Item item) {
        boolean approved = m.decisions().approved().containsKey(item.feature().id());
        return new Base(
                Optional.of(item.due()), item.assignee(), m.decisions().open() && !approved);
    }

    /** The base that an issue's body tells; what is not told counts as never asked. */
    static Optional<Base> of(String body) {
        return Marker.first(body, KIND).map(Marker::fields).flatMap(Base::read);
    }

    private static Optional<Base> read(Map<String, String> f) {
        try {
            var due =
                    Optional.ofNullable(f.get("due"))
                            .filter(d -> !d.isEmpty())
                            .map(LocalDate::parse);
            return Optional.of(
                    new Base(due, f.getOrDefault("assignee", ""), !"no".equals(f.get("open"))));
        } catch (java.time.format.DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /**
     * The hidden region of the body that holds this base, with more fields that a rebuild needs.
     */
    String region(Map<String, String> more) {
        var fields = new LinkedHashMap<>(more);
        due.ifPresent(d -> fields.put("due", d.toString()));
        fields.put("assignee", assignee);
        fields.put("open", open ? "yes" : "no");
        return new Marker(KIND, fields).text();
    }

    String write(String body, Map<String, String> more) {
        return Region.write(body, KIND, region(more));
    }

    /** The fields that must change so that this wish, which differs from the base, comes true. */
    IssueEdit against(Issue issue, Optional<User> person) {
        var before = of(issue.body());
        var edit = IssueEdit.NOTHING;
        if (due.isPresent()
                && !before.map(Base::due).equals(Optional.of(due))
                && !issue.due().equals(due)) {
            edit = edit.withDue(due.get());
        }
        boolean newPerson = before.map(b -> !b.assignee.equals(assignee)).orElse(true);
        if (newPerson
                && person.isPresent()
                && issue.assignees().stream().noneMatch(u -> u.id() == person.get().id())) {
            edit = edit.withAssignees(List.of(person.get()));
        }
        boolean newState = before.map(b -> b.open != open).orElse(false);
        if (newState && issue.open() != open) {
            edit = edit.withOpen(open);
        }
        return edit;
    }
}
