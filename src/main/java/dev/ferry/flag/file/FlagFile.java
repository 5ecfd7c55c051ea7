package dev.ferry.flag.file;

import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagMovedException;
import dev.ferry.flag.FlagReader;
import dev.ferry.flag.FlagState;
import dev.ferry.flag.FlagWriteException;
import dev.ferry.flag.FlagWriter;
import dev.ferry.flag.Obstacles;
import dev.ferry.flag.Rollout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Flags of one file in flagd's schema (YAML or JSON). A write changes the numbers where they stand
 * and leaves every other byte, comments included; it replaces the file in one step, so a reader
 * sees the old text or the new one.
 */
public final class FlagFile implements FlagReader, FlagWriter {

    private final Path path;
    private final InstantSource clock;

    public FlagFile(Path path, InstantSource clock) {
        this.path = path;
        this.clock = clock;
    }

    @Override
    public Map<FlagKey, FlagState> read(Collection<FlagKey> keys) {
        var states = new HashMap<FlagKey, FlagState>();
        try {
            var document = FlagDocument.parse(Files.readString(path));
            keys.forEach(k -> states.put(k, state(k, document.flag(k.name()))));
        } catch (IOException | FlagDocument.Unusable e) {
            var reason =
                    e instanceof NoSuchFileException
                            ? "there is no such file"
                            : String.valueOf(e.getMessage());
            keys.forEach(k ->
                    states.put(
                            k,
                            FlagState.unreadable(
                                    k, path.getFileName() + ": " + reason, clock.instant())));
        }
        return states;
    }

    /** Names of all flags in the file, in its order. */
    public List<String> names() {
        try {
            return FlagDocument.parse(Files.readString(path)).names();
        } catch (IOException | FlagDocument.Unusable e) {
            return List.of();
        }
    }

    @Override
    public synchronized FlagState set(
            FlagKey key, Rollout rollout, String expectedFingerprint, String reason) {
        try {
            var text = Files.readString(path);
            var document = FlagDocument.parse(text);
            var now = state(key, document.flag(key.name()));
            if (!now.fingerprint().equals(expectedFingerprint)) {
                throw new FlagMovedException(now);
            }
            replace(document.with(key.name(), rollout));
            return Objects.requireNonNull(read(List.of(key)).get(key));
        } catch (FlagDocument.Unusable e) {
            throw FlagWriteException.refused(path.getFileName() + ": " + e.getMessage());
        } catch (IOException e) {
            throw new FlagWriteException(
                    FlagWriteException.Kind.UNAVAILABLE,
                    path.getFileName() + " cannot be changed: " + e.getMessage(),
                    e);
        }
    }

    @Override
    public Optional<String> obstacle(FlagState now, Rollout wanted) {
        return Obstacles.to(now, wanted).or(() -> misshapen(now, wanted));
    }

    private Optional<String> misshapen(FlagState now, Rollout wanted) {
        try {
            var _ = FlagDocument.parse(Files.readString(path)).with(now.key().name(), wanted);
            return Optional.empty();
        } catch (IOException | FlagDocument.Unusable e) {
            return Optional.of(path.getFileName() + ": " + e.getMessage());
        }
    }

    private void replace(String text) throws IOException {
        var next = path.resolveSibling("." + path.getFileName() + ".next");
        Files.writeString(next, text, StandardCharsets.UTF_8);
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private FlagState state(FlagKey key, Optional<FlagDocument.Flag> flag) {
        if (flag.isEmpty()) {
            return FlagState.absent(key, clock.instant());
        }
        var f = flag.get();
        return new FlagState(
                key,
                FlagState.Presence.PRESENT,
                f.enabled(),
                f.enabled() ? f.rollout() : Rollout.OFF,
                f.targeting(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(path.toUri()),
                false,
                clock.instant(),
                f.fingerprint());
    }
}
