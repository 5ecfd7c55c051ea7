package dev.ferry.flag;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All sources as one, watched: it knows the newest reading of every flag that matters, so a table
 * costs no request, and says which flags are not what they were.
 */
public final class FlagWatch implements FlagReader {

    private final Map<String, SourceWatch> sources = new LinkedHashMap<>();
    private final Duration fresh;
    private final InstantSource clock;

    /**
     * @param keys every flag that somebody may ask for
     * @param fresh how old a reading may be that is given out without asking the source again
     */
    public FlagWatch(
            List<FlagSource> sources,
            Collection<FlagKey> keys,
            Duration fresh,
            InstantSource clock) {
        for (var s : sources) {
            var mine = new LinkedHashSet<FlagKey>();
            keys.stream().filter(k -> k.provider().equals(s.name())).forEach(mine::add);
            this.sources.put(s.name(), new SourceWatch(s, mine, clock));
        }
        this.fresh = fresh;
        this.clock = clock;
    }

    @Override
    public Map<FlagKey, FlagState> read(Collection<FlagKey> keys) {
        var states = new HashMap<FlagKey, FlagState>();
        bySource(keys).forEach((provider, group) -> states.putAll(read(provider, group)));
        return states;
    }

    private Map<FlagKey, FlagState> read(String provider, List<FlagKey> keys) {
        var watch = sources.get(provider);
        if (watch != null) {
            return watch.read(keys, fresh);
        }
        var states = new HashMap<FlagKey, FlagState>();
        keys.forEach(k ->
                states.put(
                        k,
                        FlagState.unreadable(
                                k, "no flag source is called " + provider, clock.instant())));
        return states;
    }

    @Override
    public Optional<FlagState> lastGood(FlagKey key) {
        return Optional.ofNullable(sources.get(key.provider())).flatMap(s -> s.lastGood(key));
    }

    /** Reads these from their sources now; the next poll tells of what changed. */
    public void look(Collection<FlagKey> keys) {
        bySource(keys)
                .forEach((provider, group) ->
                        Optional.ofNullable(sources.get(provider)).ifPresent(s -> s.look(group)));
    }

    /**
     * One look at everything in this source that may have changed.
     *
     * @return what is not what it was, whoever noticed, since this was asked last
     */
    public Set<FlagKey> poll(String provider) {
        var source = Optional.ofNullable(sources.get(provider));
        source.ifPresent(SourceWatch::poll);
        return source.map(SourceWatch::news).orElse(Set.of());
    }

    /** Somebody says that this flag changed, in whatever environment: what really did. */
    public Set<FlagKey> hinted(FlagHint hint) {
        var told =
                sources.values().stream()
                        .filter(s -> s.source().hook().filter(hint.sender()::equals).isPresent())
                        .toList();
        var news = new LinkedHashSet<FlagKey>();
        for (var source : told) {
            source.look(source.keys().stream().filter(hint::isAbout).toList());
            news.addAll(source.news());
        }
        return news;
    }

    /** Moves flags of this source, where it allows it. What is read back is noted at once. */
    public Optional<FlagWriter> writer(String provider) {
        return Optional.ofNullable(sources.get(provider))
                .flatMap(watch -> watch.source().writer().map(w -> noting(watch, w)));
    }

    private static FlagWriter noting(SourceWatch watch, FlagWriter writer) {
        return new FlagWriter() {
            @Override
            public Optional<String> obstacle(FlagState now, Rollout wanted) {
                return writer.obstacle(now, wanted);
            }

            @Override
            public FlagState set(
                    FlagKey key, Rollout rollout, String expectedFingerprint, String reason) {
                try {
                    var state = writer.set(key, rollout, expectedFingerprint, reason);
                    watch.note(state);
                    return state;
                } catch (FlagMovedException e) {
                    watch.note(e.now());
                    throw e;
                }
            }
        };
    }

    private static Map<String, List<FlagKey>> bySource(Collection<FlagKey> keys) {
        var groups = new HashMap<String, List<FlagKey>>();
        keys.forEach(k -> groups.computeIfAbsent(k.provider(), _ -> new ArrayList<>()).add(k));
        return groups;
    }
}
