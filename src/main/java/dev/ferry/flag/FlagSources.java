package dev.ferry.flag;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All configured sources as one: every key is read from the source that it names. */
public record FlagSources(Map<String, FlagReader> byProvider, InstantSource clock)
        implements FlagReader {

    public FlagSources {
        byProvider = Map.copyOf(byProvider);
    }

    @Override
    public Map<FlagKey, FlagState> read(Collection<FlagKey> keys) {
        var groups = new HashMap<String, List<FlagKey>>();
        keys.forEach(k -> groups.computeIfAbsent(k.provider(), _ -> new ArrayList<>()).add(k));
        var states = new HashMap<FlagKey, FlagState>();
        groups.forEach((provider, group) -> states.putAll(read(provider, group)));
        return states;
    }

    private Map<FlagKey, FlagState> read(String provider, List<FlagKey> keys) {
        var reader = byProvider.get(provider);
        if (reader != null) {
            return reader.read(keys);
        }
        var states = new HashMap<FlagKey, FlagState>();
        keys.forEach(k ->
                states.put(
                        k,
                        FlagState.unreadable(
                                k, "no flag source is called " + provider, clock.instant())));
        return states;
    }
}
