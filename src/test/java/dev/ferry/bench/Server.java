package dev.ferry.bench;

import java.io.IOException;
import java.util.regex.Pattern;

/** Something that takes webhooks, in a process of its own. */
record Server(Child child, String url) implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("^port (\\d+)$");

    /** Ferry's own edge. */
    static Server ferry(Workshop workshop, String... arguments) throws IOException {
        var child = workshop.java(WebhookServer.class, arguments);
        return new Server(child, "http://127.0.0.1:" + child.says(PORT) + "/webhooks/github");
    }

    @Override
    public void close() {
        child.close();
    }
}
