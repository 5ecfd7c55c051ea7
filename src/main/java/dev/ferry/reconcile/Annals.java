package dev.ferry.reconcile;

import dev.ferry.migration.Chronicle;
import dev.ferry.migration.Plan;
import dev.ferry.migration.Status;
import dev.ferry.migration.TimelineEntry;
import dev.ferry.migration.ramp.Ramp;
import dev.ferry.render.Renderer;
import dev.ferry.tracker.IssueRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What changed is written down, and what has to be known is said in the features' issues, once. */
record Annals(Timeline timeline, Rollouts rollouts, Ensure ensure, Renderer renderer) {

    private static final Past NOTHING = new Past(List.of(), Optional.empty());

    /** What is not as it was at the last look. */
    void writeDown(String migration, Status status) {
        var chronicle =
                new Chronicle(migration, timeline.latest(migration), ensure.clock().instant());
        timeline.add(chronicle.news(status));
    }

    /** By feature; for those of which nothing is known too. */
    Function<String, Past> past(String migration) {
        var ramps = rollouts.ramps(migration);
        var entries = new LinkedHashMap<String, List<TimelineEntry>>();
        for (var e : timeline.of(migration)) {
            entries.computeIfAbsent(e.feature().orElse(""), _ -> new ArrayList<>()).add(e);
        }
        var past = new LinkedHashMap<String, Past>();
        entries.forEach((feature, own) ->
                past.put(feature, new Past(own, Optional.ofNullable(ramps.get(feature)))));
        return feature -> Objects.requireNonNull(past.getOrDefault(feature, NOTHING));
    }

    /**
     * @param issues of the features, by feature
     */
    void tell(String migration, Plan plan, Map<String, IssueRef> issues) {
        rollouts.untold(migration)
                .forEach((feature, ramp) -> {
                    var item = plan.item(feature);
                    var issue = issues.get(feature);
                    if (item.isPresent() && issue != null) {
                        ramp.notices().forEach(n -> tell(migration, item.get(), issue, n));
                    }
                    rollouts.told(migration, feature, ramp);
                });
    }

    private void tell(String migration, Plan.Item item, IssueRef issue, Ramp.Notice notice) {
        var key = Keys.notice(migration, item.feature().id(), notice.number());
        var marker = Keys.marker(key);
        var who = notice.urgent() ? item.accountable() : "";
        var text = renderer.notice(who, notice.headline(), notice.why(), notice.remedy());
        ensure.comment(key, marker, issue, marker + "\n" + text, false);
    }
}
