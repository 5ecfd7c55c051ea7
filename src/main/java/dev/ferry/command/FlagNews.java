package dev.ferry.command;

import dev.ferry.flag.FlagHint;
import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagWatch;
import dev.ferry.migration.Catalog;
import dev.ferry.migration.Decisions;
import dev.ferry.migration.Feature;
import dev.ferry.reconcile.MigrationRecord;
import dev.ferry.reconcile.Migrations;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * From flags that changed to the lanes of the migrations that show them. One that is done shows
 * them too: a flag that comes back takes that back.
 */
public record FlagNews(FlagWatch watch, Migrations migrations, Catalog catalog) {

    /** Reads the flag that a webhook is about; the lanes that have to look again. */
    public List<String> hinted(String subject) {
        return FlagHint.parse(subject).map(watch::hinted).map(this::lanes).orElse(List.of());
    }

    /** One look at everything in a source that may have changed. */
    public List<String> polled(String source) {
        return lanes(watch.poll(source));
    }

    private List<String> lanes(Set<FlagKey> changed) {
        if (changed.isEmpty()) {
            return List.of();
        }
        var features =
                catalog.features().stream()
                        .filter(f -> f.flag().filter(changed::contains).isPresent())
                        .map(Feature::id)
                        .collect(Collectors.toSet());
        return migrations.all().stream()
                .filter(m -> m.decisions().state() != Decisions.State.CANCELLED)
                .filter(m -> shows(m, features))
                .map(MigrationRecord::lane)
                .toList();
    }

    private static boolean shows(MigrationRecord migration, Set<String> features) {
        return migration.decisions().scope().stream()
                .flatMap(s -> s.features().stream())
                .anyMatch(features::contains);
    }
}
