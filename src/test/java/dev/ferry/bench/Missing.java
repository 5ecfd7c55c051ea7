package dev.ferry.bench;

/** Something that this machine lacks; the message tells how to get it. */
final class Missing extends RuntimeException {
    Missing(String message) {
        super(message);
    }
}
