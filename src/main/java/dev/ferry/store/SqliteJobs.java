package dev.ferry.store;

import dev.ferry.inbox.Delivery;
import dev.ferry.inbox.Intake.Receipt;
import dev.ferry.inbox.Job;
import dev.ferry.inbox.JobStore;
import dev.ferry.inbox.Lanes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jobs in SQLite. One process owns them, so who waits and what was seen stands in memory, and a
 * delivery costs one short row at the end of a table. Rows reach their lanes in the order of the
 * commits, from the thread that commits.
 */
final class SqliteJobs implements JobStore {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteJobs.class);

    /** A little at once, so that writers do not wait for it. */
    private static final String PRUNE =
            """
            DELETE FROM job WHERE seq IN
              (SELECT seq FROM job WHERE state = 'DONE' AND received_at < ? ORDER BY seq LIMIT 2000)
            """;

    private final Database database;
    private final History history;
    private final Lanes lanes = new Lanes();
    private final Seen seen = new Seen();
    private final ConcurrentHashMap<String, CompletableFuture<Receipt>> coming =
            new ConcurrentHashMap<>();

    /** Every value that is bound costs; what is the same for all stands in the statement. */
    private final Prepared insert =
            new Prepared(
                    """
                    INSERT INTO job (state, attempts, seq, id, source, topic, subject, actor,
                      received_at, lane, not_before)
                    VALUES ('WAITING', 0, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """);

    private final Prepared update =
            new Prepared(
                    """
                    UPDATE job SET lane = ?, state = ?, attempts = ?, outages = ?, not_before = ?,
                      last_error = ?
                    WHERE seq = ?
                    """);
    private final Prepared delete = new Prepared("DELETE FROM job WHERE seq = ?");

    /** Only the committing thread touches it. */
    private long lastSeq;

    private volatile Runnable wake = () -> {};

    SqliteJobs(Database database) {
        this.database = database;
        this.history = new History(database);
    }

    /** Takes up what an earlier process left. */
    SqliteJobs load() {
        database.read(
                "job.load",
                c -> {
                    for (var entry : Sql.list(c, "SELECT seq, id FROM job", Entry::of)) {
                        seen.put(entry.id, entry.seq);
                        lastSeq = Math.max(lastSeq, entry.seq);
                    }
                    return lastSeq;
                });
        waiting().stream().filter(job -> !lanes.add(job)).forEach(this::drop);
        fulfilWishes();
        return this;
    }

    private record Entry(long seq, String id) {
        static Entry of(java.sql.ResultSet row) throws SQLException {
            return new Entry(row.getLong(1), row.getString(2));
        }
    }

    @Override
    public CompletableFuture<Receipt> addLater(Delivery delivery, String lane) {
        var mine = new CompletableFuture<Receipt>();
        var other = coming.putIfAbsent(delivery.id(), mine);
        if (other != null) {
            return other.thenApply(_ -> Receipt.DUPLICATE);
        }
        try {
            if (isKnown(delivery.id())) {
                arrived(delivery, mine, Receipt.DUPLICATE, null);
            } else {
                store(delivery, lane)
                        .whenComplete((_, error) -> arrived(delivery, mine, Receipt.STORED, error));
            }
        } catch (RuntimeException | Error e) {
            arrived(delivery, mine, Receipt.STORED, e);
        }
        return mine;
    }

    private void arrived(
            Delivery delivery,
            CompletableFuture<Receipt> answer,
            Receipt receipt,
            @Nullable Throwable error) {
        coming.remove(delivery.id());
        if (error == null) {
            answer.complete(receipt);
        } else {
            answer.completeExceptionally(error);
        }
    }

    private boolean isKnown(String id) {
        var row = seen.row(id);
        return row.isPresent()
                && database.read(
                        "job.seen",
                        c ->
                                Sql.one(
                                                c,
                                                "SELECT 1 FROM job WHERE seq = ? AND id = ?",
                                                _ -> true,
                                                row.getAsLong(),
                                                id)
                                        .isPresent());
    }

    private CompletableFuture<Job> store(Delivery delivery, String lane) {
        return database.submit(
                "job.add", c -> inserted(c, delivery, lane, delivery.receivedAt()), this::publish);
    }

    private Job inserted(Connection c, Delivery delivery, String lane, Instant notBefore)
            throws SQLException {
        var job = Job.waiting(++lastSeq, delivery, lane, notBefore);
        var hint = delivery.hint();
        insert.update(
                c,
                job.seq(),
                delivery.id(),
                delivery.source(),
                hint.topic().name(),
                hint.subject(),
                hint.actor(),
                Jobs.micros(delivery.receivedAt()),
                lane,
                Jobs.micros(notBefore));
        return job;
    }

    private void publish(Job job) {
        seen.put(job.delivery().id(), job.seq());
        lanes.add(job);
        wake.run();
    }

    @Override
    public void addRefresh(String lane, Instant now, Instant notBefore) {
        if (lanes.promiseRefresh(lane)) {
            logged(
                    database.submit(
                            "job.refresh",
                            c -> inserted(c, Jobs.refresh(lane, now), lane, notBefore),
                            this::publish),
                    () -> lanes.breakPromise(lane));
        }
    }

    @Override
    public Optional<Job> take(Instant now) {
        return lanes.take(now);
    }

    /** Written before the lane is free, and durable before anything that comes of that. */
    @Override
    public void settle(Job taken, Job now) {
        logged(database.submit("job.settle", c -> write(c, now), _ -> {}), () -> {});
        if (!lanes.settle(taken, now)) {
            drop(now);
        }
    }

    private int write(Connection c, Job job) throws SQLException {
        if (job.isRefresh() && job.state() == Job.State.DONE) {
            return delete.update(c, job.seq());
        }
        return update.update(
                c,
                job.lane(),
                job.state().name(),
                job.attempts(),
                job.outages(),
                Jobs.micros(job.notBefore()),
                job.lastError(),
                job.seq());
    }

    /** A refresh that another one of its lane makes needless. */
    private void drop(Job refresh) {
        logged(
                database.submit("job.drop", c -> delete.update(c, refresh.seq()), _ -> {}),
                () -> {});
    }

    @Override
    public void giveBack(Job taken) {
        lanes.settle(taken, taken);
    }

    @Override
    public void onWork(Runnable wake) {
        this.wake = wake;
    }

    @Override
    public Duration untilNext(Instant now) {
        return lanes.untilNext(now);
    }

    /** Nothing can be lost here; but another process may have wished for a replay meanwhile. */
    @Override
    public Collection<Job> keepHold(Collection<Job> taken) {
        fulfilWishes();
        return List.of();
    }

    private void fulfilWishes() {
        history.replayWishes()
                .forEach(wish -> replay(wish.id(), wish.at(), c -> history.fulfilled(c, wish)));
    }

    private List<Job> waiting() {
        return database.read(
                "job.waiting",
                c -> Sql.list(c, Jobs.SELECT + "WHERE state = 'WAITING' ORDER BY seq", Jobs::job));
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
    public boolean replay(String deliveryId, Instant now) {
        return replay(deliveryId, now, _ -> 0);
    }

    private boolean replay(String deliveryId, Instant now, Query<Integer> beside) {
        var again =
                find(deliveryId)
                        .filter(job -> job.state() != Job.State.WAITING)
                        .map(job -> job.again(now));
        Database.await(
                database.submit(
                        "job.replay",
                        c -> beside.run(c) + (again.isPresent() ? write(c, again.get()) : 0),
                        _ -> again.ifPresent(this::publish)));
        return again.isPresent();
    }

    @Override
    public void prune(Instant before) {
        var end = Jobs.micros(before);
        while (database.write("job.prune", c -> Sql.update(c, PRUNE, end)) > 0) {}
        seen.forgetBefore(
                database.read(
                        "job.oldest",
                        c ->
                                Sql.one(
                                                c,
                                                "SELECT seq FROM job WHERE received_at >= ? ORDER"
                                                        + " BY seq LIMIT 1",
                                                row -> row.getLong(1),
                                                end)
                                        .orElse(1L)));
    }

    @Override
    public Depth depth() {
        return new Depth(lanes.waiting(), lanes.oldest(), history.dead());
    }

    private static void logged(CompletableFuture<?> written, Runnable undo) {
        written.whenComplete((_, error) -> {
            if (error != null) {
                undo.run();
                LOG.error("a change of the queue was not written; it will be done again", error);
            }
        });
    }
}
