package dev.ferry.tracker.http;

import java.time.Duration;

/** Lets time pass. In production the thread sleeps; a test turns its clock. */
@FunctionalInterface
public interface Pause {

    Pause SLEEP = Thread::sleep;

    void pause(Duration time) throws InterruptedException;
}
