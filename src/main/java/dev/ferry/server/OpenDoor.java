package dev.ferry.server;

import dev.ferry.server.site.Doorkeeper;
import dev.ferry.server.site.Viewer;
import io.javalin.http.Context;
import java.util.Optional;

/** Lets everybody in, and trusts nobody with what is confidential. */
final class OpenDoor implements Doorkeeper {

    @Override
    public Viewer viewer(Context ctx) {
        return Viewer.ANYBODY;
    }

    @Override
    public Optional<String> name(Context ctx) {
        return Optional.empty();
    }
}
