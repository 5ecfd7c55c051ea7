package dev.ferry.flag;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A provider's own log of changes. */
public interface FlagEvents {

    /**
     * What happened after the cursor, oldest first, however it was missed.
     *
     * @param cursor where the last look ended; empty: only the place where the log ends now
     */
    Changes changesSince(Optional<String> cursor);

    /**
     * @param cursor where this look ended
     */
    record Changes(List<Change> changes, String cursor) {
        public Changes {
            changes = List.copyOf(changes);
        }
    }

    /**
     * @param key its environment is empty where the change is about all of them
     */
    record Change(FlagKey key, Instant at, Optional<String> by, String what) {

        boolean isAbout(FlagKey other) {
            return key.name().equals(other.name())
                    && key.project().equals(other.project())
                    && (key.environment().isEmpty()
                            || key.environment().equals(other.environment()));
        }
    }
}
