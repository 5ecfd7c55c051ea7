package dev.ferry.server.access;

import dev.ferry.check.Finding;
import java.net.URI;

/** A house elsewhere that knows who somebody is. */
public interface ForeignLogin {

    /** As the button says it. */
    String name();

    boolean seesConfidential();

    /** Whether somebody could log in: for those who install Ferry. */
    Finding look();

    /** Where a browser is sent, with what has to be known when it comes back. */
    record Departure(URI to, String memory) {}

    Departure depart();

    /**
     * @param back the address with which the browser came back
     * @param memory from the departure
     * @return the name of somebody who may look
     * @throws Turned where they may not, or where something is wrong
     */
    String arrive(URI back, String memory) throws Turned;

    /** Why somebody was not let in, in words for them. */
    final class Turned extends Exception {
        public Turned(String words) {
            super(words);
        }

        public Turned(String words, Throwable cause) {
            super(words, cause);
        }
    }
}
