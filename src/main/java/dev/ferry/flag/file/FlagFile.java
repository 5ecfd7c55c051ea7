package dev.ferry.flag.file;

import dev.ferry.flag.CarefulWriter;
import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagReader;
import dev.ferry.flag.FlagService;
import dev.ferry.flag.FlagState;
import dev.ferry.flag.FlagState.Presence;
import dev.ferry.flag.FlagWriteException;
import dev.ferry.flag.FlagWriter;
import dev.ferry.flag.Obstacles;
import dev.ferry.flag.Rollout;
import dev.ferry.tracker.http.Transport;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Flags of one file in flagd's schema (YAML or JSON), here or in a repository. A move changes the
 * numbers where they stand and leaves every other byte, comments included.
 */
public final class FlagFile implements FlagReader, FlagWriter, FlagService<FlagText.Copy> {

    private final FlagText text;
    private final Optional<URI> page;
    private final InstantSource clock;
    private final CarefulWriter<FlagText.Copy> writer = new CarefulWriter<>(this);

    private FlagFile(FlagText text, Optional<URI> page, InstantSource clock) {
        this.text = text;
        this.page = page;
        this.clock = clock;
    }

    public FlagFile(Path path, InstantSource clock) {
        this(new LocalText(path), Optional.of(path.toUri()), clock);
    }

    static FlagFile of(FlagText text, InstantSource clock) {
        return new FlagFile(text, Optional.empty(), clock);
    }

    /** By the contents API; every move is a commit with its reason. */
    public static FlagFile onGitHub(
            String repository, String path, String branch, Transport http, InstantSource clock) {
        return of(new GitHubText(repository, path, branch, http), clock);
    }

    /** By the repository files API; every move is a commit with its reason. */
    public static FlagFile onGitLab(
            String project, String path, String branch, Transport http, InstantSource clock) {
        return of(new GitLabText(project, path, branch, http), clock);
    }

    @Override
    public Map<FlagKey, FlagState> read(Collection<FlagKey> keys) {
        var states = new HashMap<FlagKey, FlagState>();
        try {
            var document = FlagDocument.parse(text.read().text());
            keys.forEach(k -> states.put(k, state(k, document.flag(k.name()))));
        } catch (UnreachableTextException | FlagDocument.Unusable e) {
            var reason = text.name() + ": " + e.getMessage();
            keys.forEach(k -> states.put(k, FlagState.unreadable(k, reason, clock.instant())));
        }
        return states;
    }

    /** Names of all flags in the file, in its order. */
    public List<String> names() {
        try {
            return FlagDocument.parse(text.read().text()).names();
        } catch (UnreachableTextException | FlagDocument.Unusable e) {
            return List.of();
        }
    }

    @Override
    public synchronized FlagState set(
            FlagKey key, Rollout rollout, String expectedFingerprint, String reason) {
        return writer.set(key, rollout, expectedFingerprint, reason);
    }

    @Override
    public Sighting<FlagText.Copy> sight(FlagKey key) {
        return writing(() -> {
            var copy = text.read();
            return new Sighting<>(
                    state(key, FlagDocument.parse(copy.text()).flag(key.name())), copy);
        });
    }

    @Override
    public Optional<String> obstacle(FlagState now, Rollout wanted) {
        return Obstacles.to(now, wanted)
                .or(() ->
                        now.rollout() instanceof Rollout.Unknown(var reason)
                                ? Optional.of(reason + "; Ferry does not rewrite that")
                                : Optional.empty())
                .or(() ->
                        wanted.share()
                                .filter(p -> p.stripTrailingZeros().scale() > FlagDocument.FINEST)
                                .map(p -> text.name() + " takes hundredths of a percent at most"));
    }

    @Override
    public void move(Sighting<FlagText.Copy> seen, Rollout wanted, String reason) {
        var key = seen.state().key();
        writing(() -> {
            var next = FlagDocument.parse(seen.raw().text()).with(key.name(), wanted);
            text.replace(seen.raw(), next, reason);
            return next;
        });
    }

    private <T> T writing(Supplier<T> road) {
        try {
            return road.get();
        } catch (FlagDocument.Unusable e) {
            throw FlagWriteException.refused(text.name() + ": " + e.getMessage());
        } catch (UnreachableTextException e) {
            throw new FlagWriteException(e.kind(), text.name() + ": " + e.getMessage(), e);
        }
    }

    private FlagState state(FlagKey key, Optional<FlagDocument.Flag> flag) {
        if (flag.isEmpty()) {
            return FlagState.absent(key, clock.instant());
        }
        var f = flag.get();
        return new FlagState(
                key,
                f.byDefault() ? Presence.ARCHIVED : Presence.PRESENT,
                f.enabled(),
                f.enabled() ? f.rollout() : Rollout.OFF,
                f.targeting(),
                Optional.empty(),
                Optional.empty(),
                page,
                false,
                clock.instant(),
                f.fingerprint());
    }
}
