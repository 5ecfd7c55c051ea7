package dev.ferry.server;

import java.nio.file.Path;

/**
 * Where the pictures of the README are put: among what was built, or with {@code -Dpictures=write}
 * into {@code docs/images}, when the pages have changed.
 */
public final class Pictures {

    private Pictures() {}

    public static Path named(String name) {
        return Path.of(
                        "write".equals(System.getProperty("pictures"))
                                ? "docs/images"
                                : "target/screenshots")
                .resolve(name);
    }
}
