package dev.ferry.reconcile;

import dev.ferry.migration.Plan;
import dev.ferry.migration.Status;
import dev.ferry.render.Audience;
import dev.ferry.render.Renderer;
import dev.ferry.text.Region;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The bodies of Ferry's issues: first text once, afterwards only the regions that are Ferry's. */
final class Bodies {

    /**
     * Leaves room for the overview and for what people write, in the smallest body a forge allows.
     */
    private static final int TABLE_BUDGET = 30_000;

    private final Renderer renderer;
    private final Audience audience;

    /**
     * @param audience who reads the parent
     */
    Bodies(Renderer renderer, Audience audience) {
        this.renderer = renderer.read(audience);
        this.audience = audience;
    }

    String parent(MigrationRecord m, Plan plan, Base base) {
        return first(Keys.parent(m.id()), renderer.parentBody(plan), base, whole(m, plan));
    }

    /**
     * @param beside what stands below the table
     */
    String parent(MigrationRecord m, Status status, String beside, Base base, String now) {
        var hidden = whole(m, status.plan());
        var body =
                now.isBlank()
                        ? first(Keys.parent(m.id()), renderer.parentBody(status), base, hidden)
                        : keyed(Keys.parent(m.id()), now);
        body = Region.write(body, Renderer.TABLE, renderer.table(status, TABLE_BUDGET) + beside);
        body = Region.write(body, Renderer.OVERVIEW, renderer.overview(status.plan()));
        return base.write(body, hidden);
    }

    String feature(MigrationRecord m, Plan plan, Plan.Item item, Base base) {
        return first(key(m, item), renderer.featureBody(plan, item), base, part(m, item));
    }

    /**
     * @param past what is known of the feature's history and rollout; little of it is worth a
     *     reader's time before something really changed
     */
    String feature(MigrationRecord m, Plan plan, Plan.Item item, Base base, Past past, String now) {
        var body =
                now.isBlank()
                        ? feature(m, plan, item, base)
                        : Region.write(
                                keyed(key(m, item), now),
                                Renderer.FACTS,
                                renderer.facts(plan, item));
        if (past.tells() || Region.read(body, Renderer.HISTORY).isPresent()) {
            var history = renderer.history(past.entries()) + HistoryMarker.text(past.entries());
            body = Region.write(body, Renderer.HISTORY, history);
        }
        var more = new HashMap<>(part(m, item));
        more.putAll(past.rebuild());
        return base.write(body, more);
    }

    private static String key(MigrationRecord m, Plan.Item item) {
        return Keys.feature(m.id(), item.feature().id());
    }

    private static String first(String key, String text, Base base, Map<String, String> more) {
        return base.write(Keys.marker(key) + "\n\n" + text, more);
    }

    private static String keyed(String key, String body) {
        var marker = Keys.marker(key);
        return body.contains(marker) ? body : marker + "\n\n" + body;
    }

    /**
     * What a lost database is rebuilt from, but for the features that nobody may read of in the
     * parent: markers are hidden, and not secret.
     */
    private Map<String, String> whole(MigrationRecord m, Plan plan) {
        var known = new TreeSet<>(m.decisions().features());
        plan.issues().stream()
                .filter(i -> !audience.mayKnow(i))
                .forEach(i -> known.remove(i.feature().id()));
        return Map.of(
                "migration", m.id(),
                "control", m.control().toString(),
                "by", m.startedBy(),
                "at", m.startedAt().toString(),
                "decisions", DecisionsJson.write(m.decisions().about(known)));
    }

    /** The missing part of the above, in the issue of the feature that it is about. */
    private Map<String, String> part(MigrationRecord m, Plan.Item item) {
        return audience.mayKnow(item)
                ? Map.of()
                : Map.of(
                        "part",
                        DecisionsJson.write(m.decisions().about(Set.of(item.feature().id()))));
    }
}
