package dev.ferry.tracker;

import java.time.Instant;
import java.util.Optional;

/**
 * One attempt of a tracker to tell us something.
 *
 * @param attempt by which the tracker knows it
 * @param delivery the id that Ferry sees; the same for every attempt
 * @param event what it tells of, in the tracker's words
 * @param at when it was, where the tracker tells
 * @param status what our side answered; empty: nothing came back
 */
public record HookDelivery(
        Hook hook,
        String attempt,
        String delivery,
        String event,
        Optional<Instant> at,
        Optional<Integer> status) {

    public boolean failed() {
        return status.filter(s -> s >= 200 && s < 400).isEmpty();
    }

    /** Our side took it for forged or unsigned: the secrets of both sides differ. */
    public boolean wasNotBelieved() {
        return status.filter(s -> s == 401 || s == 403).isPresent();
    }
}
