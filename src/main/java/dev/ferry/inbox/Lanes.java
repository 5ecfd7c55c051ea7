package dev.ferry.inbox;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The waiting jobs of one process, in memory. Per lane: jobs by their seq, at most one refresh, and
 * one job at a time. Lanes are served by the age of what is due in them.
 */
public final class Lanes {

    private static final Comparator<Lane> BY_AGE =
            Comparator.comparing((Lane lane) -> lane.due).thenComparing(lane -> lane.name);

    private final Map<String, Lane> lanes = new HashMap<>();

    /** Those that are free and have something to do. */
    private final TreeSet<Lane> free = new TreeSet<>(BY_AGE);

    private long waiting;

    private static final class Lane {
        private final String name;
        private final TreeMap<Long, Job> jobs = new TreeMap<>();
        private Optional<Job> refresh = Optional.empty();
        private boolean refreshPromised;
        private Optional<Job> taken = Optional.empty();
        private Instant due = Instant.MAX;

        Lane(String name) {
            this.name = name;
        }

        boolean isIdle() {
            return jobs.isEmpty() && refresh.isEmpty() && !refreshPromised && taken.isEmpty();
        }

        Instant nextDue() {
            var ordered = jobs.isEmpty() ? Instant.MAX : jobs.firstEntry().getValue().notBefore();
            var second = refresh.map(Job::notBefore).orElse(Instant.MAX);
            return ordered.isBefore(second) ? ordered : second;
        }

        Job takeDue(Instant now) {
            var first = jobs.firstEntry();
            if (first != null && first.getValue().isDue(now)) {
                jobs.remove(first.getKey());
                return first.getValue();
            }
            var job = refresh.orElseThrow();
            refresh = Optional.empty();
            return job;
        }
    }

    /**
     * False where the job is here already, or a refresh of its lane is: then nobody will be given
     * this one.
     */
    public synchronized boolean add(Job job) {
        return change(job.lane(), lane -> put(lane, job));
    }

    /** Whether the caller may add a refresh to this lane, which it must then do or give up. */
    public synchronized boolean promiseRefresh(String name) {
        return change(
                name,
                lane -> {
                    var wanted = lane.refresh.isEmpty() && !lane.refreshPromised;
                    lane.refreshPromised |= wanted;
                    return wanted;
                });
    }

    public synchronized Optional<Job> take(Instant now) {
        if (free.isEmpty() || free.first().due.isAfter(now)) {
            return Optional.empty();
        }
        var lane = free.pollFirst();
        var job = lane.takeDue(now);
        lane.taken = Optional.of(job);
        waiting--;
        return lane.taken;
    }

    /** The refresh that was promised is not coming. */
    public synchronized void breakPromise(String name) {
        change(name, lane -> lane.refreshPromised = false);
    }

    /** Frees the lane; false as in {@link #add} where the job should wait on but is not wanted. */
    public synchronized boolean settle(Job taken, Job now) {
        change(taken.lane(), lane -> lane.taken = Optional.empty());
        return now.state() != Job.State.WAITING || add(now);
    }

    /** How long nothing will be due, unless something is added. */
    public synchronized Duration untilNext(Instant now) {
        return free.isEmpty()
                ? ChronoUnit.FOREVER.getDuration()
                : Duration.between(now, max(now, free.first().due));
    }

    public synchronized long waiting() {
        return waiting;
    }

    /** When the job that waits the longest came in. */
    public synchronized Optional<Instant> oldest() {
        return lanes.values().stream()
                .flatMap(lane -> lane.jobs.values().stream().limit(1))
                .map(job -> job.delivery().receivedAt())
                .min(Comparator.naturalOrder());
    }

    private boolean put(Lane lane, Job job) {
        if (lane.taken.filter(taken -> taken.seq() == job.seq()).isPresent()) {
            return false;
        }
        if (!job.isRefresh()) {
            return count(lane.jobs.putIfAbsent(job.seq(), job) == null);
        }
        lane.refreshPromised = false;
        if (lane.refresh.isPresent()) {
            return false;
        }
        lane.refresh = Optional.of(job);
        return count(true);
    }

    private boolean count(boolean added) {
        waiting += added ? 1 : 0;
        return added;
    }

    /** Takes the lane out of the order while it changes; lanes without anything are let go. */
    private <T> T change(String name, Function<Lane, T> step) {
        var lane = lanes.computeIfAbsent(name, Lane::new);
        free.remove(lane);
        var answer = step.apply(lane);
        lane.due = lane.nextDue();
        if (lane.isIdle()) {
            lanes.remove(name);
        } else if (lane.taken.isEmpty() && lane.due.isBefore(Instant.MAX)) {
            free.add(lane);
        }
        return answer;
    }

    private static Instant max(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
