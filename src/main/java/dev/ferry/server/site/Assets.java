package dev.ferry.server.site;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;

/** What pages load, all from our own jar. Addresses change with the content. */
final class Assets {

    private static final String ROOT = "/assets/";
    private static final String CHART =
            "/META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.js";

    private record Asset(String name, String resource, String type) {}

    private record Loaded(byte[] content, String type, String address) {}

    private final Map<String, Loaded> files = new LinkedHashMap<>();

    Assets() {
        load(new Asset("site.css", "/web/site.css", "text/css; charset=utf-8"));
        load(new Asset("site.js", "/web/site.js", "text/javascript; charset=utf-8"));
        load(new Asset("complete.js", "/web/complete.js", "text/javascript; charset=utf-8"));
        load(new Asset("burnup.js", "/web/burnup.js", "text/javascript; charset=utf-8"));
        load(new Asset("chart.js", CHART, "text/javascript; charset=utf-8"));
        load(new Asset("ferry.svg", "/web/tracker.svg", "image/svg+xml"));
    }

    void register(RoutesConfig routes) {
        routes.get(ROOT + "{name}", this::serve);
    }

    /** By name, with an underscore for the point: {@code site_css}. */
    Map<String, String> addresses() {
        var addresses = new LinkedHashMap<String, String>();
        files.forEach((name, file) -> addresses.put(name.replace('.', '_'), file.address()));
        return addresses;
    }

    private void load(Asset asset) {
        try (var in = Assets.class.getResourceAsStream(asset.resource())) {
            var content = Objects.requireNonNull(in, asset.resource()).readAllBytes();
            var sum = new CRC32();
            sum.update(content);
            var address = ROOT + asset.name() + "?v=" + Long.toHexString(sum.getValue());
            files.put(asset.name(), new Loaded(content, asset.type(), address));
        } catch (IOException e) {
            throw new UncheckedIOException(asset.resource(), e);
        }
    }

    private void serve(Context ctx) {
        var file = files.get(ctx.pathParam("name"));
        if (file == null) {
            ctx.status(404).contentType("text/plain").result("There is no such file.\n");
            return;
        }
        ctx.header("Cache-Control", "public, max-age=31536000, immutable")
                .header("X-Content-Type-Options", "nosniff")
                .contentType(file.type())
                .result(file.content());
    }
}
