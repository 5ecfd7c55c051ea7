package dev.ferry.server.access;

import dev.ferry.server.WebServer;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A door with one room behind it that says who stands in it, and a browser in front of it. */
final class Door implements AutoCloseable {

    private final WebServer server;
    private final Access access;
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    Door(Access.Settings settings, InstantSource clock) {
        access = new Access(settings, clock);
        server = WebServer.start(0, List.of(this::rooms));
    }

    private void rooms(RoutesConfig routes) {
        access.register(
                routes,
                (ctx, words) ->
                        ctx.html("login " + words.get("trouble") + " " + words.get("back")));
        for (var path :
                List.of(
                        "/",
                        "/api/v1/migrations",
                        "/calendar.ics",
                        "/migrations/{id}/badge.svg",
                        "/tracker",
                        "/webhooks/gitlab")) {
            routes.get(
                    path,
                    ctx -> ctx.result(access.viewer(ctx) + " " + access.name(ctx).orElse("-")));
        }
    }

    Optional<String> feedKey() {
        return access.feedKey();
    }

    URI at(String path) {
        return URI.create("http://localhost:" + server.port() + path);
    }

    static Access.Settings settings(
            String host, Optional<String> token, Optional<ForeignLogin> login) {
        return new Access.Settings(
                host, URI.create("http://localhost:8080"), token, login, "a secret of the test");
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(HttpRequest.newBuilder(at(path)), headers);
    }

    /** The whole answer to somebody who calls this machine by another name. */
    String getAs(String host, String path) {
        try (var socket = new java.net.Socket("localhost", server.port())) {
            var request =
                    "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream()
                    .write(request.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return new String(
                    socket.getInputStream().readAllBytes(),
                    java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
        var form = new StringBuilder();
        fields.forEach((k, v) ->
                form.append(form.isEmpty() ? "" : "&")
                        .append(k)
                        .append('=')
                        .append(
                                java.net.URLEncoder.encode(
                                        v, java.nio.charset.StandardCharsets.UTF_8)));
        return send(
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form.toString())),
                headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return browser.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        browser.close();
        server.close();
    }
}
