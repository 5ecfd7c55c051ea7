package dev.ferry.store;

import dev.ferry.inbox.Delivery;
import dev.ferry.inbox.Intake.Receipt;
import dev.ferry.inbox.Job;
import dev.ferry.inbox.JobStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Jobs in PostgreSQL, for many replicas. A lane is leased before one of its jobs is worked on;
 * every write of the holder names its lease, so that one who lost it changes nothing any more. New
 * work is taken at once by the replica that received it, and by the others when they look next.
 */
final class PostgresJobs implements JobStore {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration RENEW = Duration.ofSeconds(10);

    /** Without a renewal for so long, somebody else may soon believe that we are gone. */
    private static final Duration DOUBT = Duration.ofSeconds(45);

    private final Database database;
    private final History history;
    private final String self = UUID.randomUUID().toString();
    private final AtomicLong claims = new AtomicLong();

    /** By the very job that was taken: the same one may be taken again after its lease ran out. */
    private final Map<Job, String> leases = Collections.synchronizedMap(new IdentityHashMap<>());

    private volatile Runnable wake = () -> {};
    private volatile Instant nextLook = Instant.MIN;
    private volatile long renewedAt = System.nanoTime();

    PostgresJobs(Database database) {
        this.database = database;
        this.history = new History(database);
    }

    @Override
    public CompletableFuture<Receipt> addLater(Delivery delivery, String lane) {
        return database.submit("job.add", c -> insert(c, delivery, lane), this::lookIf)
                .thenApply(added -> added ? Receipt.STORED : Receipt.DUPLICATE);
    }

    private void lookIf(boolean added) {
        if (added) {
            look();
        }
    }

    private static boolean insert(Connection c, Delivery delivery, String lane)
            throws SQLException {
        var added = PostgresRows.insert(c, delivery, lane, delivery.receivedAt());
        if (added) {
            PostgresLanes.dueAt(c, lane, delivery.receivedAt());
        }
        return added;
    }

    /** The lane is locked first, so that a refresh that is settled meanwhile sees this one. */
    @Override
    public void addRefresh(String lane, Instant now, Instant notBefore) {
        database.write(
                "job.refresh",
                c -> {
                    PostgresLanes.dueAt(c, lane, notBefore);
                    return PostgresRows.insert(c, Jobs.refresh(lane, now), lane, notBefore);
                });
    }

    @Override
    public Optional<Job> take(Instant now) {
        var lease = self + "/" + claims.incrementAndGet();
        var job = database.write("job.take", c -> take(c, lease, now));
        job.ifPresent(taken -> leases.put(taken, lease));
        nextLook = job.isPresent() ? Instant.MIN : now.plus(LOOK);
        return job;
    }

    private static Optional<Job> take(Connection c, String lease, Instant now) throws SQLException {
        var lane = PostgresLanes.claim(c, lease, now);
        while (lane.isPresent()) {
            var job = PostgresRows.nextDue(c, lane.get(), now);
            if (job.isPresent()) {
                return job;
            }
            PostgresLanes.release(c, lane.get());
            lane = PostgresLanes.claim(c, lease, now);
        }
        return Optional.empty();
    }

    @Override
    public void settle(Job taken, Job now) {
        var lease = Optional.ofNullable(leases.remove(taken));
        lease.ifPresent(l -> database.write("job.settle", c -> settle(c, l, taken, now)));
        nextLook = Instant.MIN;
    }

    private static boolean settle(Connection c, String lease, Job taken, Job now)
            throws SQLException {
        if (!PostgresLanes.lock(c, taken.lane(), lease)) {
            return false;
        }
        PostgresRows.update(c, now);
        if (!now.lane().equals(taken.lane())) {
            PostgresLanes.dueAt(c, now.lane(), now.notBefore());
        }
        PostgresLanes.release(c, taken.lane());
        return true;
    }

    @Override
    public void giveBack(Job taken) {
        settle(taken, taken);
    }

    @Override
    public void onWork(Runnable wake) {
        this.wake = wake;
    }

    @Override
    public Duration untilNext(Instant now) {
        return nextLook.isAfter(now) ? Duration.between(now, nextLook) : Duration.ZERO;
    }

    @Override
    public Collection<Job> keepHold(Collection<Job> taken) {
        var age = Duration.ofNanos(System.nanoTime() - renewedAt);
        if (age.compareTo(RENEW) < 0) {
            fulfilWishes();
            return List.of();
        }
        try {
            var lost = database.write("job.hold", c -> renew(c, taken));
            renewedAt = System.nanoTime();
            fulfilWishes();
            return lost;
        } catch (StoreException e) {
            if (age.compareTo(DOUBT) > 0) {
                return taken;
            }
            throw e;
        }
    }

    private List<Job> renew(Connection c, Collection<Job> taken) throws SQLException {
        var lost = new ArrayList<Job>();
        for (var job : taken) {
            var lease = Optional.ofNullable(leases.get(job));
            if (lease.isPresent() && !PostgresLanes.renew(c, job.lane(), lease.get())) {
                lost.add(job);
            }
        }
        return lost;
    }

    private void fulfilWishes() {
        for (var wish : history.replayWishes()) {
            database.write(
                    "job.replay",
                    c -> history.fulfilled(c, wish) > 0 && replay(c, wish.id(), wish.at()));
            look();
        }
    }

    @Override
    public boolean replay(String deliveryId, Instant now) {
        boolean replayed = database.write("job.replay", c -> replay(c, deliveryId, now));
        look();
        return replayed;
    }

    private static boolean replay(Connection c, String deliveryId, Instant now)
            throws SQLException {
        var lane = PostgresRows.again(c, deliveryId, now);
        if (lane.isPresent()) {
            PostgresLanes.dueAt(c, lane.get(), now);
        }
        return lane.isPresent();
    }

    private void look() {
        nextLook = Instant.MIN;
        wake.run();
    }

    @Override
    public List<Job> list(Optional<Job.State> state, int limit) {
        return history.list(state, limit);
    }

    @Override
    public Optional<Job> find(String deliveryId) {
        return history.find(deliveryId);
    }

    @Override
    public void prune(Instant before) {
        database.write(
                "job.prune",
                c ->
                        Sql.update(
                                c,
                                "DELETE FROM job WHERE state = 'DONE' AND received_at < ?",
                                Jobs.micros(before)));
    }

    @Override
    public Depth depth() {
        return database.read("job.depth", PostgresRows::depth);
    }
}
