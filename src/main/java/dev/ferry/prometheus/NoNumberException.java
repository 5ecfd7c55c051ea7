package dev.ferry.prometheus;

/** An answer that is not one number. */
final class NoNumberException extends Exception {

    NoNumberException(String of, String why) {
        super("the query for its " + of + " " + why);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
