package dev.ferry.server;

import dev.ferry.config.Configuration;
import dev.ferry.config.FlagSettings;
import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagSource;
import dev.ferry.flag.FlagWatch;
import dev.ferry.flag.Shares;
import dev.ferry.flag.file.FlagFile;
import dev.ferry.tracker.embedded.web.FlagBoard;
import dev.ferry.tracker.http.CallMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * All flag sources of the configuration under one roof: what they say now, what can be moved, and
 * how often each is looked at.
 *
 * @param files those that the tracker's flags page may move
 */
public record FlagHouse(FlagWatch watch, List<FlagSettings> settings, List<FlagFile> files) {

    private static final Duration SHORTEST_FRESH = Duration.ofMinutes(2);
    private static final int POLLS_THAT_MAY_FAIL = 3;

    static FlagHouse of(Configuration config, Shares shares, InstantSource clock, CallMeter meter) {
        var doors = new FlagDoors(config.secrets(), shares, clock, meter);
        var files = new ArrayList<FlagFile>();
        var sources = new ArrayList<FlagSource>();
        for (var settings : config.flagSources()) {
            if (settings instanceof FlagSettings.File(var name, var path)) {
                var file = new FlagFile(path, clock);
                files.add(file);
                sources.add(FlagSource.of(name, file).with(file));
            } else {
                sources.add(doors.source(settings));
            }
        }
        var keys = config.catalog().features().stream().flatMap(f -> f.flag().stream()).toList();
        shares.begin(own(config, keys), clock.instant());
        var watch = new FlagWatch(sources, keys, fresh(config.flagSources()), clock);
        return new FlagHouse(watch, config.flagSources(), List.copyOf(files));
    }

    private static List<FlagKey> own(Configuration config, List<FlagKey> keys) {
        var names =
                config.flagSources().stream()
                        .filter(FlagSettings.Own.class::isInstance)
                        .map(FlagSettings::name)
                        .toList();
        return keys.stream().filter(k -> names.contains(k.provider())).toList();
    }

    /** A reading is given out for so long without asking again; every poll confirms it. */
    private static Duration fresh(List<FlagSettings> settings) {
        return settings.stream()
                .map(s -> s.poll().multipliedBy(POLLS_THAT_MAY_FAIL))
                .filter(d -> d.compareTo(SHORTEST_FRESH) > 0)
                .max(Duration::compareTo)
                .orElse(SHORTEST_FRESH);
    }

    /** What the flags page of the embedded tracker shows and moves. */
    FlagBoard board() {
        return new FileBoard(files);
    }
}
