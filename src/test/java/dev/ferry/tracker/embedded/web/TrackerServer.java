package dev.ferry.tracker.embedded.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import io.javalin.Javalin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** The tracker's server on a free port, and somebody who talks to it. */
final class TrackerServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    final Map<String, Integer> flags = new LinkedHashMap<>(Map.of("code-review", 10));
    private final Javalin server;
    private final HttpClient http = HttpClient.newHttpClient();
    private String cookie = "";

    TrackerServer(EmbeddedTracker tracker, InstantSource clock) {
        this(tracker, clock, 0);
    }

    TrackerServer(EmbeddedTracker tracker, InstantSource clock, int port) {
        var routes = new EmbeddedTrackerRoutes(tracker, board(), Path.of("templates"), clock);
        server =
                Javalin.create(
                                config -> {
                                    config.startup.showJavalinBanner = false;
                                    config.jetty.host = "127.0.0.1";
                                    routes.register(config.routes);
                                })
                        .start(port);
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    JsonNode get(String path) {
        return json(send(request(path).GET()), 200);
    }

    JsonNode post(String path, String body) {
        return json(answer("POST", path, body), 201);
    }

    JsonNode patch(String path, String body) {
        return json(answer("PATCH", path, body), 200);
    }

    /** Expects the status, and answers with the words. */
    String refused(int status, String method, String path, String body) {
        return json(answer(method, path, body), status).path("error").textValue();
    }

    HttpResponse<String> answer(String method, String path, String body, String... headers) {
        var request = request(path).method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** The HTML of a page; anything but 200 is a failure. */
    String page(String path) {
        var answer = send(request(path).GET());
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /**
     * Sends a form as a browser does, and answers without following.
     *
     * @param fields names and values, in turn
     */
    HttpResponse<String> submit(String path, String... fields) {
        var form = new StringJoiner("&");
        for (int i = 0; i < fields.length; i += 2) {
            form.add(encode(fields[i]) + "=" + encode(fields[i + 1]));
        }
        return answer(
                "POST",
                path,
                form.toString(),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Origin",
                "http://" + at("/").getAuthority());
    }

    /** From now on this one sits in front of the pages. */
    void actAs(String username) {
        var answer = submit("/tracker/act-as", "username", username, "back", "/tracker");
        cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
    }

    HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(at(path));
        return cookie.isEmpty() ? request : request.header("Cookie", cookie.split(";", 2)[0]);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
        http.close();
    }

    private static JsonNode json(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FlagBoard board() {
        return new FlagBoard() {
            @Override
            public List<Flag> flags() {
                var all = new ArrayList<Flag>();
                flags.forEach((name, p) -> all.add(new Flag(name, p > 0, Optional.of(p))));
                all.add(new Flag("odd-one", true, Optional.empty()));
                return all;
            }

            @Override
            public Optional<String> set(String name, int percent) {
                if (name.equals("odd-one")) {
                    return Optional.of("odd-one has rules that are not one number");
                }
                flags.put(name, percent);
                return Optional.empty();
            }
        };
    }
}
