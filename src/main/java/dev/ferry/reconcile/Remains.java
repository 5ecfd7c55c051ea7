package dev.ferry.reconcile;

import dev.ferry.migration.Decisions;
import dev.ferry.text.Marker;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Tracker;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads back from the tracker what Ferry wrote there, to fill an empty database: migrations from
 * the parents' markers, features from their issues' keys, and which comments were answered. Only
 * texts whose author is Ferry's own account are believed.
 */
public record Remains(
        Tracker tracker, Ledger ledger, Migrations migrations, Timeline timeline, Ramps ramps) {

    private static final String ANY_KEY = "<!-- ferry:key ";

    /** What was found. */
    public record Found(List<MigrationRecord> migrations, int issues, List<CommentRef> answered) {}

    /**
     * @param places projects and groups to look in
     */
    public Found gather(Collection<String> places) {
        var ours = places.stream().flatMap(p -> tracker.written(p, ANY_KEY).stream()).toList();
        var parts = ours.stream().flatMap(i -> part(i).stream()).toList();
        var records =
                ours.stream()
                        .flatMap(i -> migration(i).stream())
                        .map(m -> whole(m, parts))
                        .toList();
        records.forEach(migrations::save);
        ours.forEach(this::adopt);
        var answered = ours.stream().map(Issue::ref).flatMap(r -> answers(r).stream()).toList();
        var fromControls = records.stream().flatMap(m -> answers(m.control()).stream()).toList();
        return new Found(
                records,
                ours.size(),
                java.util.stream.Stream.concat(answered.stream(), fromControls.stream())
                        .distinct()
                        .toList());
    }

    private static Optional<String> key(String body) {
        return Marker.first(body, "key")
                .map(m -> m.fields().getOrDefault("k", ""))
                .filter(k -> !k.isEmpty());
    }

    private static Optional<MigrationRecord> migration(Issue issue) {
        return Marker.first(issue.body(), "state")
                .map(Marker::fields)
                .filter(f -> f.containsKey("decisions"))
                .flatMap(Remains::record);
    }

    private static Optional<MigrationRecord> record(Map<String, String> f) {
        try {
            return Optional.of(
                    new MigrationRecord(
                            f.getOrDefault("migration", ""),
                            IssueRef.parse(f.getOrDefault("control", "")),
                            DecisionsJson.read(f.getOrDefault("decisions", "")),
                            f.getOrDefault("by", ""),
                            Instant.parse(f.getOrDefault("at", ""))));
        } catch (DateTimeException | IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** What a confidential feature's issue tells of the decisions, for lack of a better place. */
    private record Part(String migration, Decisions decisions) {}

    private static MigrationRecord whole(MigrationRecord m, List<Part> parts) {
        return parts.stream()
                .filter(p -> p.migration().equals(m.id()))
                .map(Part::decisions)
                .reduce(m, (known, part) -> known.with(known.decisions().and(part)), (a, _) -> a);
    }

    private static Optional<Part> part(Issue issue) {
        var key = key(issue.body()).orElse("").split("/", 3);
        return Marker.first(issue.body(), "state")
                .flatMap(m -> m.field("part"))
                .filter(_ -> key.length == 3)
                .flatMap(Remains::decisions)
                .map(d -> new Part(key[1], d));
    }

    private static Optional<Decisions> decisions(String json) {
        try {
            return Optional.of(DecisionsJson.read(json));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void adopt(Issue issue) {
        var key = key(issue.body()).orElse("");
        var parts = key.split("/", 3);
        if (parts.length == 3 && key.startsWith(Keys.PART)) {
            ledger.record(key, issue.ref().toString());
            migrations.bind(
                    Map.of(issue.ref(), new Migrations.Binding(parts[1], Optional.empty())));
        } else if (parts.length == 3 && parts[0].equals("m")) {
            ledger.record(key, issue.ref().toString());
            var feature = Optional.of(parts[2]).filter(f -> !f.isEmpty());
            migrations.bind(Map.of(issue.ref(), new Migrations.Binding(parts[1], feature)));
            feature.ifPresent(f -> past(issue, parts[1], f));
        }
    }

    /** History and rollout, unless there is some already: they only grow. */
    private void past(Issue issue, String migration, String feature) {
        var state = Marker.first(issue.body(), "state").map(Marker::fields).orElse(Map.of());
        if (!ramps.of(migration).containsKey(feature)) {
            Past.ramp(state).ifPresent(r -> ramps.save(migration, feature, r, List.of()));
        }
        if (timeline.of(migration, feature).isEmpty()) {
            timeline.add(HistoryMarker.read(issue.body(), migration, feature));
        }
    }

    private List<CommentRef> answers(IssueRef issue) {
        return tracker.comments(issue).stream()
                .filter(c -> c.author().id() == tracker.self().id())
                .flatMap(c -> key(c.body()).stream().flatMap(k -> answered(k, c.ref()).stream()))
                .toList();
    }

    private Optional<CommentRef> answered(String key, CommentRef answer) {
        if (key.startsWith("n/")) {
            ledger.record(key, String.valueOf(answer.id()));
        }
        if (!key.startsWith("a/") || key.lastIndexOf('/') < 2) {
            return Optional.empty();
        }
        ledger.record(key, String.valueOf(answer.id()));
        try {
            return Optional.of(CommentRef.parse(key.substring(2, key.lastIndexOf('/'))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
