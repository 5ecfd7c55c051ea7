package dev.ferry.server.site;

import dev.ferry.server.WebServer;
import dev.ferry.store.Database;
import dev.ferry.store.NewDatabase;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The pages on a free port, for whom the test says, and somebody who asks for them. */
final class SiteServer implements AutoCloseable {

    final Site site;
    volatile Viewer viewer = Viewer.TRUSTED;
    volatile Instant now = Instant.parse("2026-11-25T14:17:00Z");
    private final Path folder = freshFolder();
    private final Database database = Database.open(NewDatabase.at(folder.resolve("ferry.db")));
    private final WebServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    SiteServer(Gallery gallery) {
        this(gallery, gallery.history(), 0);
    }

    SiteServer(Gallery gallery, History history, int port) {
        var settings =
                new Site.Settings(
                        "AI model migrations at Acme",
                        URI.create("https://ferry.example.com"),
                        true,
                        gallery.config.registry(),
                        gallery.config.catalog(),
                        Path.of("templates"),
                        () -> Gallery.TODAY);
        site =
                new Site(
                        settings,
                        gallery.board,
                        history,
                        database.revisions(),
                        new Door(),
                        () -> now);
        server = WebServer.start(port, List.of(site::register));
    }

    private static Path freshFolder() {
        try {
            return Files.createTempDirectory("ferry-site");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void throwAway() {
        try (var files = Files.list(folder)) {
            files.forEach(file -> file.toFile().delete());
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a person who wants to look: {@code SiteServer PORT}. */
    public static void main(String[] args) throws InterruptedException {
        try (var _ =
                new SiteServer(
                        Gallery.ofACompany(),
                        Gallery.ofACompany().history(),
                        Integer.parseInt(args[0]))) {
            Thread.currentThread().join();
        }
    }

    private final class Door implements Doorkeeper {
        @Override
        public Viewer viewer(Context ctx) {
            return viewer;
        }

        @Override
        public Optional<String> name(Context ctx) {
            return Optional.empty();
        }
    }

    URI at(String path) {
        return URI.create("http://localhost:" + server.port() + path);
    }

    String page(String path) {
        var answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /**
     * @param headers names and values, in turn
     */
    HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(at(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return sent(request.build(), BodyHandlers.ofString());
    }

    /** As it came, for those who count the time until it is there. */
    byte[] bytes(String path) {
        return sent(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofByteArray()).body();
    }

    private <T> HttpResponse<T> sent(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
        site.live().close();
        server.close();
        database.close();
        throwAway();
    }
}
