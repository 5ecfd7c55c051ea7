package dev.ferry.server.site;

import io.javalin.http.Context;
import java.util.Optional;

/** Knows who stands in front of a page. */
public interface Doorkeeper {

    Viewer viewer(Context ctx);

    /** What a logged-in visitor is called; empty where nobody has to log in. */
    Optional<String> name(Context ctx);

    /**
     * What lets a program that cannot log in read calendars and badges; empty where it need not.
     */
    default Optional<String> feedKey() {
        return Optional.empty();
    }
}
