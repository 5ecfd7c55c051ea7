package dev.ferry.server;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Work that was begun on another processor, for who will need it in a moment. */
record Concurrently<T>(CompletableFuture<T> result) {

    static <T> Concurrently<T> begin(Supplier<T> work) {
        return new Concurrently<>(CompletableFuture.supplyAsync(work));
    }

    /** What it threw is thrown here. */
    T get() {
        try {
            return result.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
