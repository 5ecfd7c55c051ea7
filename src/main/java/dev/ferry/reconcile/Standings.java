package dev.ferry.reconcile;

import dev.ferry.migration.FeatureFacts;
import dev.ferry.tracker.Issue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was last seen of every migration, kept so that a process that has just started, or that
 * another one works for, has something to show without asking the tracker.
 */
public interface Standings {

    /**
     * @param parent without its text
     */
    record Standing(
            String migration,
            Map<String, FeatureFacts> facts,
            Optional<Issue> parent,
            Set<String> confidential,
            Instant seenAt) {

        public Standing {
            facts = Map.copyOf(facts);
            confidential = Set.copyOf(confidential);
        }
    }

    /** An older one does not replace a newer one. */
    void save(Standing standing);

    /** Those seen after this moment, oldest first. */
    List<Standing> since(Instant moment);
}
