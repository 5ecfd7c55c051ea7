package dev.ferry.tracker;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A webhook at a tracker by which Ferry hears what happens.
 *
 * @param id by which the tracker knows it, together with its place
 * @param place what it belongs to, for people: a project, a group, an App
 * @param url where it sends to
 * @param faults why some of what happens does not arrive, or is not believed: events that it does
 *     not send, a secret that it lacks, a form in which it sends
 */
public record Hook(String id, String place, URI url, Condition condition, List<Fault> faults) {

    /** The {@link Fault#what} of a hook at which no secret shows; not every server tells. */
    public static final String UNSIGNED = "has no secret";

    /** Whether it sends at all. */
    public sealed interface Condition {

        record Active() implements Condition {}

        /** Somebody switched it off. */
        record SwitchedOff() implements Condition {}

        /**
         * The tracker stopped it because deliveries failed.
         *
         * @param until when it tries again by itself; empty: when a person makes it
         */
        record Disabled(Optional<Instant> until) implements Condition {}
    }

    public Hook {
        faults = List.copyOf(faults);
    }

    /** The same with one more fault. */
    public Hook with(Fault fault) {
        return new Hook(
                id,
                place,
                url,
                condition,
                Stream.concat(faults.stream(), Stream.of(fault)).toList());
    }
}
