package dev.ferry.tracker;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How Ferry is set up at a tracker, as the tracker tells it, and the few things there that Ferry
 * can mend itself. For those who install and run Ferry: the work of the bot never asks it. Every
 * method may throw {@link TrackerException}; one that is {@code FORBIDDEN} means that our token may
 * not look.
 */
public interface Setup {

    /** {@link Tracker#name()} of the tracker. */
    String tracker();

    /** Where its API is. */
    URI address();

    Account account();

    /** What stands in Ferry's way in this project; nothing where it can work there. */
    List<Fault> faultsIn(String project);

    /**
     * What keeps Ferry from telling who is in this team or group; it says nothing of its name,
     * since several groups may have the same fault.
     */
    List<Fault> faultsOf(String group);

    /** Those of these labels that cannot be used in the project yet. */
    List<String> missingLabels(String project, Collection<String> wanted);

    void createLabel(String project, String label);

    /**
     * The webhooks by which Ferry hears of this project: those that lead to a path of Ferry's,
     * whatever the host before it.
     */
    List<Hook> hooks(String project);

    /**
     * That the webhook tells nothing of what happens in this project, where the tracker itself does
     * not say whether it is switched on.
     */
    default Optional<Fault> silence(String project) {
        return Optional.empty();
    }

    /**
     * Makes the project's webhook that leads to this address, or mends the one that does. Others
     * are left alone, unless the tracker has one for all projects.
     */
    void connect(String project, URI url);

    /** What became of the latest delivery, if there was one lately. */
    Optional<HookDelivery> latest(Hook hook);

    /** Deliveries that failed at or after this moment, the latest first; some failed again. */
    List<HookDelivery> failures(Hook hook, Instant since);

    /** How many of {@link #failures} may be asked for again in one go. */
    int redeliveriesAtOnce();

    /** Asks for another attempt; it comes the usual way. */
    void redeliver(HookDelivery failure);

    /** How long ago a delivery may have failed to be among {@link #failures}. */
    Duration remembers();

    /** How far the tracker's clock is ahead of ours, by its latest answer. */
    Duration clockSkew();
}
