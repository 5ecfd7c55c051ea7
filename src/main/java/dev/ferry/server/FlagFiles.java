package dev.ferry.server;

import dev.ferry.config.Configuration;
import dev.ferry.config.FlagSource;
import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagMovedException;
import dev.ferry.flag.FlagReader;
import dev.ferry.flag.FlagSources;
import dev.ferry.flag.FlagState;
import dev.ferry.flag.Rollout;
import dev.ferry.flag.file.FlagFile;
import dev.ferry.tracker.embedded.web.FlagBoard;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The flag files of the configuration: read by everyone, moved from the tracker's flags page,
 * watched for edits by hand.
 */
public final class FlagFiles implements FlagReader {

    private record Source(String name, Path path, FlagFile file) {}

    private final List<Source> sources = new ArrayList<>();
    private final FlagSources reader;

    FlagFiles(Configuration config, InstantSource clock) {
        var readers = new HashMap<String, FlagReader>();
        for (var source : config.flagSources()) {
            switch (source) {
                case FlagSource.File f -> {
                    var file = new FlagFile(f.path(), clock);
                    sources.add(new Source(f.name(), f.path(), file));
                    readers.put(f.name(), file);
                }
            }
        }
        this.reader = new FlagSources(readers, clock);
    }

    @Override
    public Map<FlagKey, FlagState> read(Collection<FlagKey> keys) {
        return reader.read(keys);
    }

    /**
     * A look at the files that calls {@code changed} when one of them is not what it was; nothing
     * where there are none.
     */
    Optional<Runnable> watch(Runnable changed) {
        var seen = new HashMap<Path, FileTime>();
        sources.forEach(s -> seen.put(s.path(), time(s.path())));
        return sources.isEmpty()
                ? Optional.empty()
                : Optional.of(() -> {
                    for (var source : sources) {
                        var now = time(source.path());
                        if (!now.equals(seen.put(source.path(), now))) {
                            changed.run();
                        }
                    }
                });
    }

    private static FileTime time(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    /** What the flags page of the embedded tracker shows and moves. */
    FlagBoard board() {
        return new FlagBoard() {
            @Override
            public List<Flag> flags() {
                return sources.stream().flatMap(s -> list(s).stream()).toList();
            }

            @Override
            public Optional<String> set(String name, int percent) {
                return sources.stream()
                        .filter(s -> s.file().names().contains(name))
                        .findFirst()
                        .map(s -> move(s, name, percent))
                        .orElse(Optional.of("There is no flag called " + name + "."));
            }
        };
    }

    private static List<FlagBoard.Flag> list(Source source) {
        var keys = source.file().names().stream().map(n -> key(source, n)).toList();
        var states = source.file().read(keys);
        return keys.stream()
                .map(k -> flag(k.name(), Objects.requireNonNull(states.get(k))))
                .toList();
    }

    private static FlagKey key(Source source, String name) {
        return new FlagKey(source.name(), source.path().toString(), name, "");
    }

    private static FlagBoard.Flag flag(String name, FlagState state) {
        var percent =
                switch (state.rollout()) {
                    case Rollout.Off _ -> Optional.of(BigDecimal.ZERO);
                    case Rollout.Full _ -> Optional.of(BigDecimal.valueOf(100));
                    case Rollout.Percent p -> Optional.of(p.value());
                    case Rollout.Mixed _, Rollout.Unknown _ -> Optional.<BigDecimal>empty();
                };
        return new FlagBoard.Flag(
                name,
                state.enabled(),
                percent.map(p -> p.setScale(0, RoundingMode.HALF_UP).intValue()));
    }

    private static Optional<String> move(Source source, String name, int percent) {
        var key = key(source, name);
        var before = Objects.requireNonNull(source.file().read(List.of(key)).get(key));
        try {
            source.file()
                    .set(
                            key,
                            Rollout.percent(percent),
                            before.fingerprint(),
                            "moved on the flags page");
            return Optional.empty();
        } catch (FlagMovedException e) {
            return Optional.of("Somebody else moved it in between; look again.");
        } catch (RuntimeException e) {
            return Optional.of("The file was left as it is: " + e.getMessage() + ".");
        }
    }
}
