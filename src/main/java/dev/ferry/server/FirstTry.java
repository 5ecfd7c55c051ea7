package dev.ferry.server;

import dev.ferry.config.Configuration;
import dev.ferry.config.TrackerSettings;
import dev.ferry.migration.Suggestion;
import dev.ferry.tracker.embedded.Invitation;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a newcomer is told to try: a migration that works today with what is configured, so that
 * nobody's first experience is a refusal because a model of the example has gone meanwhile.
 *
 * @param who the name of somebody who may start it
 */
public record FirstTry(String who, Optional<Suggestion> suggestion) {

    public static FirstTry of(Configuration config, InstantSource clock) {
        var catalog = config.catalog();
        var today = LocalDate.ofInstant(clock.instant(), catalog.schedule().zone());
        return new FirstTry(
                name(config, catalog.framework().lead()),
                Suggestion.of(config.registry(), catalog, today));
    }

    /** Nothing where no migration can begin. */
    public Optional<Invitation> invitation() {
        return suggestion.map(s -> new Invitation(who, s.command()));
    }

    private static String name(Configuration config, String username) {
        return config.trackers().stream()
                .filter(TrackerSettings.Embedded.class::isInstance)
                .flatMap(t -> ((TrackerSettings.Embedded) t).people().stream())
                .filter(p -> p.username().equals(username))
                .map(TrackerSettings.Person::name)
                .findFirst()
                .orElse(username);
    }
}
