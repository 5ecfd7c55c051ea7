package dev.ferry.command;

import dev.ferry.inbox.Deliveries;
import dev.ferry.reconcile.Cursors;
import dev.ferry.tracker.Hook;
import dev.ferry.tracker.HookDelivery;
import dev.ferry.tracker.Setup;
import dev.ferry.tracker.TrackerException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a tracker to tell once more what we did not take, because trackers do not try again by
 * themselves. What comes again is an ordinary delivery, in no certain order: so the sweep goes
 * first, which finds the commands in theirs.
 */
public final class Redelivery {

    private static final Logger LOG = LoggerFactory.getLogger(Redelivery.class);

    /** Lists lag, and clocks differ. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    /** A delivery that fails however often it comes is left to the sweep. */
    private static final int ATTEMPTS = 3;

    private final Setup setup;
    private final Collection<String> projects;
    private final URI ours;
    private final Deliveries taken;
    private final Cursors cursors;
    private final InstantSource theirs;
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();

    /**
     * @param ours where the webhooks of this Ferry lead; those of another one are its business
     * @param theirs the tracker's clock, by which it dates its deliveries
     */
    public Redelivery(
            Setup setup,
            Collection<String> projects,
            URI ours,
            Deliveries taken,
            Cursors cursors,
            InstantSource theirs) {
        this.setup = setup;
        this.projects = projects;
        this.ours = ours;
        this.taken = taken;
        this.cursors = cursors;
        this.theirs = theirs;
    }

    /** How many deliveries were asked for. */
    public int run() {
        return projects.stream().flatMap(this::hooks).distinct().mapToInt(this::ask).sum();
    }

    /** Where our token may not see the webhooks, the sweep has to do. */
    private Stream<Hook> hooks(String project) {
        try {
            return setup.hooks(project).stream().filter(hook -> hook.url().equals(ours));
        } catch (TrackerException e) {
            if (e.worthRepeating()) {
                throw e;
            }
            return Stream.of();
        }
    }

    private int ask(Hook hook) {
        var cursor = "deliveries:" + setup.tracker() + ":" + hook.id();
        var now = theirs.instant();
        var oldest = now.minus(setup.remembers());
        var since =
                cursors.at(cursor)
                        .map(at -> (at.isAfter(now) ? now : at).minus(OVERLAP))
                        .filter(oldest::isBefore)
                        .orElse(oldest);
        var missed = missed(setup.failures(hook, since));
        var some = missed.stream().limit(setup.redeliveriesAtOnce()).toList();
        some.forEach(this::ask);
        if (!some.isEmpty()) {
            LOG.info(
                    "{} sends {} deliveries once more that failed at {}",
                    setup.tracker(),
                    some.size(),
                    hook.place());
        }
        if (some.size() == missed.size()) {
            cursors.move(cursor, now);
        }
        return some.size();
    }

    private void ask(HookDelivery failure) {
        setup.redeliver(failure);
        asked.merge(failure.delivery(), 1, Integer::sum);
    }

    /**
     * The latest attempt of each delivery that never came, the oldest delivery first.
     *
     * @param failures latest first
     */
    private List<HookDelivery> missed(List<HookDelivery> failures) {
        var missed = new LinkedHashMap<String, HookDelivery>();
        for (var failure : failures.reversed()) {
            missed.put(failure.delivery(), failure);
        }
        return missed.values().stream()
                .filter(f -> asked.getOrDefault(f.delivery(), 0) < ATTEMPTS)
                .filter(f -> taken.find(f.delivery()).isEmpty())
                .toList();
    }
}
