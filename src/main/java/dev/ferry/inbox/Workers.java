package dev.ferry.inbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Virtual threads that work on lanes side by side, so many at once and no more. */
public final class Workers {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(2);

    private final JobStore jobs;
    private final Attempt attempt;
    private final InstantSource clock;
    private final int most;
    private final Semaphore free;
    private final Map<Job, Thread> running = new ConcurrentHashMap<>();
    private final Semaphore alarm = new Semaphore(0);
    private final Thread watch;
    private Instant nextBeat = Instant.MIN;
    private volatile boolean stopping;
    private volatile boolean abandoned;

    private Workers(JobStore jobs, Attempt attempt, int most, InstantSource clock) {
        this.jobs = jobs;
        this.attempt = attempt;
        this.clock = clock;
        this.most = most;
        this.free = new Semaphore(most);
        this.watch = Thread.ofVirtual().name("ferry-lanes").unstarted(this::watch);
    }

    /**
     * Begins with what waits already.
     *
     * @param most lanes at once
     */
    public static Workers start(JobStore jobs, Attempt attempt, int most, InstantSource clock) {
        var workers = new Workers(jobs, attempt, most, clock);
        jobs.onWork(workers::wake);
        workers.watch.start();
        return workers;
    }

    /** False when the thread that keeps time has died or was stopped. */
    public boolean alive() {
        return watch.isAlive() && !stopping;
    }

    /**
     * Takes nothing more and lets running jobs finish. Those that did not in time are interrupted
     * and stay in the queue as if they had not begun. To close twice is to close once.
     */
    public void close(Duration patience) {
        stopping = true;
        alarm.release();
        if (!finished(patience)) {
            LOG.warn(
                    "{} jobs did not finish in {}; they will be done again",
                    running.size(),
                    patience);
            abandoned = true;
            running.values().forEach(Thread::interrupt);
            finished(AFTER_INTERRUPT);
        }
    }

    private boolean finished(Duration patience) {
        try {
            var all = free.tryAcquire(most, patience.toMillis(), TimeUnit.MILLISECONDS);
            if (all) {
                free.release(most);
            }
            return all;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void wake() {
        if (!stopping && free.tryAcquire()) {
            Thread.ofVirtual().name("ferry-job").start(this::workOff);
        }
    }

    private void workOff() {
        try {
            while (!stopping && workOne()) {}
        } catch (RuntimeException e) {
            LOG.error("the queue cannot be reached; trying again soon", e);
            return;
        } finally {
            free.release();
        }
        lookAgain();
    }

    /** Nothing that came while this thread was on its way out may be left lying. */
    private void lookAgain() {
        var next = jobs.untilNext(clock.instant());
        if (next.isZero()) {
            wake();
        } else if (next.compareTo(HEARTBEAT) < 0) {
            alarm.release();
        }
    }

    private boolean workOne() {
        var taken = jobs.take(clock.instant());
        if (taken.isPresent()) {
            if (free.availablePermits() > 0 && isMoreDue()) {
                wake();
            }
            work(taken.get());
        }
        return taken.isPresent();
    }

    private void work(Job job) {
        running.put(job, Thread.currentThread());
        var now = tryAt(job);
        running.remove(job);
        var _ = Thread.interrupted();
        if (abandoned) {
            jobs.giveBack(job);
        } else {
            jobs.settle(job, now);
        }
    }

    /** A lane must not stay taken, so nothing gets past here. */
    private Job tryAt(Job job) {
        try {
            return attempt.at(job);
        } catch (Error e) {
            return attempt.failed(job, e);
        }
    }

    private boolean isMoreDue() {
        return jobs.untilNext(clock.instant()).isZero();
    }

    private void watch() {
        try {
            while (!stopping) {
                var pause = tick();
                var _ = alarm.tryAcquire(pause.toMillis() + 1, TimeUnit.MILLISECONDS);
                alarm.drainPermits();
            }
        } catch (InterruptedException _) {
            LOG.debug("the queue is left alone: interrupted");
        }
    }

    /** Returns how long to sleep; workers ring when it should be less. */
    private Duration tick() {
        try {
            holdOn();
            var next = jobs.untilNext(clock.instant());
            if (next.isZero()) {
                wake();
            }
            return next.isZero() || next.compareTo(HEARTBEAT) > 0 ? HEARTBEAT : next;
        } catch (RuntimeException e) {
            LOG.error("the queue cannot be reached; trying again soon", e);
            return HEARTBEAT;
        }
    }

    private void holdOn() {
        var now = clock.instant();
        if (now.isBefore(nextBeat)) {
            return;
        }
        nextBeat = now.plus(HEARTBEAT);
        for (var lost : jobs.keepHold(List.copyOf(running.keySet()))) {
            LOG.error("lane {} was taken over; its job is interrupted here", lost.lane());
            Optional.ofNullable(running.get(lost)).ifPresent(Thread::interrupt);
        }
    }
}
