package dev.ferry.server;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Files that come with the program. */
final class Resources {

    private Resources() {}

    static byte[] bytes(String path) {
        try (var in = Resources.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its own file " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
