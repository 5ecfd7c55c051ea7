package dev.ferry.config;

/** A place in a file that is written so that a program had better not change it. */
final class UnsafeEditException extends Exception {

    UnsafeEditException(Place at, String why) {
        super("line " + at.line() + ": " + why, null, false, false);
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
