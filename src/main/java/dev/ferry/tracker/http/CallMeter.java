package dev.ferry.tracker.http;

import java.time.Duration;

/** Is told of every request that went out, for the metrics. */
@FunctionalInterface
public interface CallMeter {

    CallMeter NONE = (forge, method, status, took) -> {};

    /**
     * @param status the HTTP status, or 0 when no answer came
     */
    void called(String forge, String method, int status, Duration took);
}
