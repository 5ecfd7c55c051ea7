package dev.ferry.store;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** One commit for each write, on the caller's thread: for tests that step and for crash drivers. */
final class DirectCommits implements Commits {

    private final SqliteWriter writer;
    private final WriteHook hook;
    private final ReentrantLock lock = new ReentrantLock();

    DirectCommits(SqliteWriter writer, WriteHook hook) {
        this.writer = writer;
        this.hook = hook;
    }

    @Override
    public <T> CompletableFuture<T> submit(
            String write, Query<T> work, Consumer<? super T> committed) {
        lock.lock();
        try {
            hook.before(write);
            var answer = writer.transaction(work);
            hook.after(write);
            committed.accept(answer);
            return CompletableFuture.completedFuture(answer);
        } catch (SQLException e) {
            return CompletableFuture.failedFuture(StoreException.during(write, e));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            writer.close();
        } catch (SQLException e) {
            throw StoreException.during("close", e);
        } finally {
            lock.unlock();
        }
    }
}
