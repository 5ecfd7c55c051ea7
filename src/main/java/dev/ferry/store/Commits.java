package dev.ferry.store;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The only way to write. */
interface Commits extends AutoCloseable {

    /**
     * Does the work in a transaction. The answer comes when it is durable.
     *
     * @param write its name, for errors and for {@link WriteHook}
     * @param committed told of the answer before the future is, and in the order of the commits
     */
    <T> CompletableFuture<T> submit(String write, Query<T> work, Consumer<? super T> committed);

    /** Finishes what was submitted and takes nothing more. */
    @Override
    void close();
}
