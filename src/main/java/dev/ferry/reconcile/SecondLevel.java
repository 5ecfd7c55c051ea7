package dev.ferry.reconcile;

import dev.ferry.migration.Plan;
import dev.ferry.reconcile.Ensure.Ensured;
import dev.ferry.reconcile.Ensure.WantedIssue;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Tracker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A second level, where one parent does not take all features: issues of which each is the parent
 * of a part. In which part a feature is follows from its name, so that nobody has to remember it; a
 * feature that has its issue stays where it is.
 *
 * @param below the parts; none where the parent takes all
 */
record SecondLevel(IssueRef parent, List<Ensured> below) {

    /** Room for what joins later, and for those that fall together. */
    private static final int USUAL_SIZE = 75;

    private static final int KEPT_FREE = 10;

    static SecondLevel ensure(
            MigrationRecord m,
            Plan plan,
            IssueRef parent,
            Optional<String> url,
            Base base,
            String project,
            Tracker tracker,
            Ensure ensure) {
        int features = plan.issues().size();
        if (parent.epic() || features <= tracker.mostChildren() - KEPT_FREE) {
            return new SecondLevel(parent, List.of());
        }
        var wanted = new ArrayList<WantedIssue>();
        for (int n = 1; n <= Math.ceilDiv(features, USUAL_SIZE); n++) {
            var key = Keys.part(m.id(), n);
            var draft =
                    new IssueDraft(
                                    project,
                                    false,
                                    plan.parent().title() + ", part " + n,
                                    body(key, url, base, ""),
                                    List.of(),
                                    plan.parent().labels(),
                                    Optional.empty(),
                                    Optional.of(parent),
                                    m.decisions().confidential())
                            .leading();
            wanted.add(new WantedIssue(key, Keys.marker(key), draft));
        }
        return new SecondLevel(parent, List.copyOf(ensure.issues(wanted).values()));
    }

    /** What people write around our text stays. */
    String body(MigrationRecord m, IssueRef part, Optional<String> url, Base base, String now) {
        return body(Keys.part(m.id(), refs().indexOf(part) + 1), url, base, now);
    }

    private static String body(String key, Optional<String> url, Base base, String now) {
        var marker = Keys.marker(key);
        var body = now.isBlank() ? text(url) : now;
        return base.write(body.contains(marker) ? body : marker + "\n\n" + body, Map.of());
    }

    private static String text(Optional<String> url) {
        return """
        A part of the features of %s, because one issue takes no more of them below it. \
        Table, dates and reasons stand there.
        """
                .formatted(url.map(u -> "[this migration](" + u + ")").orElse("this migration"));
    }

    IssueRef parentOf(String feature) {
        return below.isEmpty()
                ? parent
                : Objects.requireNonNull(below.get(Math.floorMod(feature.hashCode(), below.size())))
                        .ref();
    }

    List<IssueRef> refs() {
        return below.stream().map(Ensured::ref).toList();
    }
}
