package dev.ferry.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * One thread that owns the writing connection and commits everything that waits at once: the disk
 * is asked once for many writers. When one of a batch fails, the batch is rolled back and each is
 * done alone, so nobody suffers for another.
 */
final class GroupCommit implements Commits {

    private static final int MOST_AT_ONCE = 512;

    private final SqliteWriter writer;
    private final LinkedBlockingQueue<Write<?>> queue = new LinkedBlockingQueue<>();
    private final Write<Boolean> end = new Write<>("close", _ -> true, _ -> {});
    private final Thread thread;
    private volatile boolean closed;

    GroupCommit(SqliteWriter writer) {
        this.writer = writer;
        this.thread = Thread.ofPlatform().name("ferry-writer").daemon().start(this::work);
    }

    @Override
    public <T> CompletableFuture<T> submit(
            String write, Query<T> work, Consumer<? super T> committed) {
        var waiting = new Write<T>(write, work, committed);
        queue.add(waiting);
        if (closed) {
            refuseWaiting();
        }
        return waiting.answer;
    }

    @Override
    public void close() {
        queue.add(end);
        end.answer.join();
        try {
            thread.join();
            writer.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw StoreException.during("close", e);
        }
    }

    private void work() {
        var batch = new ArrayList<Write<?>>(MOST_AT_ONCE);
        while (!end.answer.isDone()) {
            try {
                batch.add(queue.take());
            } catch (InterruptedException _) {
                continue;
            }
            queue.drainTo(batch, MOST_AT_ONCE - 1);
            commit(batch);
            batch.clear();
        }
        closed = true;
        refuseWaiting();
    }

    private void refuseWaiting() {
        for (var write = queue.poll(); write != null; write = queue.poll()) {
            write.fail(new IllegalStateException("the database is closed"));
        }
    }

    private void commit(List<Write<?>> batch) {
        try {
            writer.transaction(connection -> {
                for (var write : batch) {
                    write.run(connection);
                }
                return batch.size();
            });
        } catch (SQLException | RuntimeException e) {
            if (batch.size() == 1) {
                batch.getFirst().fail(e);
            } else {
                batch.forEach(write -> commit(List.of(write)));
            }
            return;
        }
        batch.forEach(Write::publish);
    }

    /** Work on its way through the writer. Only the writer's thread touches what changes. */
    private static final class Write<T> {

        private final String name;
        private final Query<T> work;
        private final Consumer<? super T> committed;
        private final CompletableFuture<T> answer = new CompletableFuture<>();
        private Runnable publish = () -> {};

        Write(String name, Query<T> work, Consumer<? super T> committed) {
            this.name = name;
            this.work = work;
            this.committed = committed;
        }

        void run(Connection connection) throws SQLException {
            var result = work.run(connection);
            publish =
                    () -> {
                        committed.accept(result);
                        answer.complete(result);
                    };
        }

        void publish() {
            publish.run();
        }

        void fail(Exception cause) {
            answer.completeExceptionally(
                    cause instanceof SQLException ? StoreException.during(name, cause) : cause);
        }
    }
}
