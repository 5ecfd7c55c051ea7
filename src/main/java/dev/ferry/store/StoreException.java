package dev.ferry.store;

/** The database did not do what it was asked; nothing of the failed write is in it. */
public final class StoreException extends RuntimeException {

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    static StoreException during(String what, Throwable cause) {
        return new StoreException(
                "the database failed at \"" + what + "\": " + cause.getMessage(), cause);
    }
}
