package dev.ferry.server;

import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagMovedException;
import dev.ferry.flag.FlagState;
import dev.ferry.flag.FlagWriteException;
import dev.ferry.flag.Rollout;
import dev.ferry.flag.file.FlagFile;
import dev.ferry.tracker.embedded.web.FlagBoard;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The flags page of the embedded tracker. It shows and moves flag files only: nobody moves a flag
 * of a real service from the page of a tracker that is there to try things in.
 */
record FileBoard(List<FlagFile> files) implements FlagBoard {

    @Override
    public List<Flag> flags() {
        return files.stream().flatMap(f -> list(f).stream()).toList();
    }

    private static List<Flag> list(FlagFile file) {
        var keys = file.names().stream().map(FileBoard::key).toList();
        var states = file.read(keys);
        return keys.stream()
                .map(k -> flag(k.name(), Objects.requireNonNull(states.get(k))))
                .toList();
    }

    private static FlagKey key(String name) {
        return new FlagKey("", "", name, "");
    }

    private static Flag flag(String name, FlagState state) {
        return new Flag(
                name,
                state.enabled(),
                state.rollout().share().map(p -> p.setScale(0, RoundingMode.HALF_UP).intValue()));
    }

    @Override
    public Optional<String> set(String name, int percent) {
        return files.stream()
                .filter(f -> f.names().contains(name))
                .findFirst()
                .map(f -> move(f, key(name), Rollout.percent(percent)))
                .orElse(Optional.of("There is no flag called " + name + "."));
    }

    private static Optional<String> move(FlagFile file, FlagKey key, Rollout wanted) {
        var before = Objects.requireNonNull(file.read(List.of(key)).get(key));
        try {
            file.set(key, wanted, before.fingerprint(), "moved on the flags page");
            return Optional.empty();
        } catch (FlagMovedException e) {
            return Optional.of("Somebody else moved it in between; look again.");
        } catch (FlagWriteException e) {
            return Optional.of("The file was left as it is: " + e.getMessage() + ".");
        }
    }
}
