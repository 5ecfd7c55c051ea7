package dev.ferry.flag;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Reads flags. Never throws for a flag: what cannot be read is {@code UNREADABLE} with the reason.
 */
public interface FlagReader {

    /** A reading for every key that was asked for, in as few calls as the provider allows. */
    Map<FlagKey, FlagState> read(Collection<FlagKey> keys);

    /** The newest reading that was not unreadable, for those who remember; asks nobody. */
    default Optional<FlagState> lastGood(FlagKey key) {
        return Optional.empty();
    }
}
