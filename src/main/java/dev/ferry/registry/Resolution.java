package dev.ferry.registry;

import java.util.List;
import java.util.Optional;

/** What a name that somebody wrote stands for. */
public sealed interface Resolution {

    /**
     * @param surface the surface that the spelling belongs to; empty when the name says none or
     *     several agree
     */
    record Known(Model model, Optional<String> surface, ModelName name) implements Resolution {}

    /** Several models answer to it; ask. Candidates are model ids, best first. */
    record Ambiguous(String text, List<String> candidates) implements Resolution {}

    /**
     * A deployment, an inference profile, a fine-tune: nothing in a name tells the model behind it.
     */
    record Unresolvable(String text, String reason) implements Resolution {}

    /** Nothing by that name; the nearest ids, best first. */
    record Unknown(String text, List<String> nearest) implements Resolution {}
}
