package dev.ferry.flag;

import java.util.Optional;

/**
 * What a source that can be moved has to know; {@link CarefulWriter} does the rest.
 *
 * @param <T> what the source itself says of a flag
 */
public interface FlagService<T> {

    /**
     * A flag as it is now.
     *
     * @param raw what the state was read from
     */
    record Sighting<T>(FlagState state, T raw) {}

    Sighting<T> sight(FlagKey key);

    /** Why this flag cannot be set to that; asks nobody. */
    Optional<String> obstacle(FlagState now, Rollout wanted);

    /** Sets what was seen to what is wanted; nothing stands in its way. */
    void move(Sighting<T> seen, Rollout wanted, String reason);
}
