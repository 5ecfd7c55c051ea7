package dev.ferry.provider;

/** A little of what a server or a file says, on one line. */
final class Quote {

    private static final int MOST = 80;

    private Quote() {}

    static String of(String text) {
        var line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= MOST ? line : line.substring(0, MOST) + "…";
    }
}
