package dev.ferry.tracker.embedded.web;

import java.util.List;
import java.util.Optional;

/** The flags that people may move from the tracker's pages. */
public interface FlagBoard {

    /**
     * @param percent empty where nobody can say it as one number
     */
    record Flag(String name, boolean enabled, Optional<Integer> percent) {}

    List<Flag> flags();

    /**
     * Moves a flag of the list; 0 is off. Answers with what stood in the way, in words for the
     * person, where it was not moved.
     */
    Optional<String> set(String name, int percent);
}
