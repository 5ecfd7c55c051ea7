package dev.ferry.tracker.embedded.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;

/** Style and script of the pages. Their addresses change with their content. */
final class Assets {

    private static final String ROOT = "/tracker/assets/";
    private static final Map<String, String> TYPES =
            Map.of(
                    "tracker.css", "text/css; charset=utf-8",
                    "tracker.js", "text/javascript; charset=utf-8",
                    "tracker.svg", "image/svg+xml");

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    Assets() {
        TYPES.keySet().forEach(name -> files.put(name, read(name)));
    }

    void register(RoutesConfig routes) {
        routes.get(ROOT + "{name}", this::serve);
    }

    /** By the ending of the file: {@code css}, {@code js}, {@code svg}. */
    Map<String, String> addresses() {
        var addresses = new LinkedHashMap<String, String>();
        files.forEach((name, content) -> addresses.put(ending(name), address(name, content)));
        return addresses;
    }

    private void serve(Context ctx) {
        var name = ctx.pathParam("name");
        var content = files.get(name);
        if (content == null) {
            ctx.status(404).result("no such file");
            return;
        }
        ctx.header("Cache-Control", "public, max-age=31536000, immutable")
                .header("X-Content-Type-Options", "nosniff")
                .contentType(Objects.requireNonNull(TYPES.get(name)))
                .result(content);
    }

    private static String address(String name, byte[] content) {
        var sum = new CRC32();
        sum.update(content);
        return ROOT + name + "?v=" + Long.toHexString(sum.getValue());
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static byte[] read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("/web/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
