package dev.ferry.config;

/** A token or password. Only who reveals it sees it: no log, error or page shows it by accident. */
public record Secret(String reveal) {

    @Override
    public String toString() {
        return "(secret)";
    }
}
