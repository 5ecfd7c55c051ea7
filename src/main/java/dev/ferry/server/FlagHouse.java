package dev.ferry.server;

import dev.ferry.config.Configuration;
import dev.ferry.config.FlagSettings;
import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagSource;
import dev.ferry.flag.FlagWatch;
import dev.ferry.flag.file.FlagFile;
import dev.ferry.migration.Feature;
import dev.ferry.tracker.embedded.web.FlagBoard;
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

    /** A reading is given out for so long without asking again; every poll confirms it. */
    private static final Duration FRESH = Duration.ofMinutes(2);

    static FlagHouse of(Configuration config, InstantSource clock) {
        var files = new ArrayList<FlagFile>();
        var sources = new ArrayList<FlagSource>();
        for (var source : config.flagSources()) {
            switch (source) {
                case FlagSettings.File f -> {
                    var file = new FlagFile(f.path(), clock);
                    files.add(file);
                    sources.add(FlagSource.of(f.name(), file).with(file));
                }
            }
        }
        var watch = new FlagWatch(sources, keys(config), FRESH, clock);
        return new FlagHouse(watch, config.flagSources(), List.copyOf(files));
    }

    private static List<FlagKey> keys(Configuration config) {
        return config.catalog().features().stream()
                .map(Feature::flag)
                .flatMap(java.util.Optional::stream)
                .toList();
    }

    /** What the flags page of the embedded tracker shows and moves. */
    FlagBoard board() {
        return new FileBoard(files);
    }
}
