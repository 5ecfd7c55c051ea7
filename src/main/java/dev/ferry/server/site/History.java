package dev.ferry.server.site;

import java.time.LocalDate;
import java.util.Collection;

/** What is known of how a migration came to where it is. */
public interface History {

    /**
     * On that day this feature came to this phase.
     *
     * @param phase as people say it, without numbers: {@code rolling out}
     */
    record Move(LocalDate day, String feature, String phase) {}

    /** Oldest first. */
    Collection<Move> of(String migration);
}
