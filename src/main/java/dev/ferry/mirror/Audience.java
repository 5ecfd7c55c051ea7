package dev.ferry.mirror;

import dev.ferry.glql.eval.Item;
import dev.ferry.tracker.IssueRef;
import java.util.Optional;

/**
 * Who will read an answer, which tells what may stand in it. What is confidential is for those who
 * may all read it; to others it does not exist, not even as a number.
 *
 * @param tracker items of others are not shown; empty for all
 * @param confidentialIn the project whose confidential items may be shown
 */
public record Audience(Optional<String> tracker, Optional<String> confidentialIn) {

    /**
     * Whoever may see an issue.
     *
     * @param insiders whether all of them may see what is confidential in its project
     */
    public static Audience of(IssueRef place, boolean insiders) {
        return new Audience(
                Optional.of(place.tracker()), Optional.of(place.project()).filter(p -> insiders));
    }

    /** Nobody in particular: what everybody may see. */
    public static Audience everybody() {
        return new Audience(Optional.empty(), Optional.empty());
    }

    public boolean maySee(Item item) {
        var there = item.identity();
        return tracker.map(t -> there.id().startsWith(t + ":")).orElse(true)
                && (!item.confidential()
                        || !there.inGroup()
                                && confidentialIn.filter(there.path()::equals).isPresent());
    }
}
