package dev.ferry.server;

import dev.ferry.check.AddressCheck;
import dev.ferry.check.Finding;
import dev.ferry.check.Finding.Level;
import dev.ferry.config.Configuration;
import dev.ferry.config.LoginSettings;
import dev.ferry.config.Secret;
import dev.ferry.config.Secrets;
import dev.ferry.server.access.Access;
import dev.ferry.server.access.Logins;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where people and trackers come in: whether they reach Ferry, and whether only those who may. */
record FrontDoor(Configuration config) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int SHORT_TOKEN = 16;
    private static final String SERVER = "server";
    private static final String PAGES = "pages";

    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        try (var http =
                HttpClient.newBuilder()
                        .connectTimeout(PATIENCE)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build()) {
            boolean runs = config.port() > 0 && isFerry(http, here());
            var address = new AddressCheck(config.publicUrl());
            findings.add(runs ? running() : listening());
            findings.add(address.finding());
            findings.addAll(pages());
            if (runs && !address.isLocal() && address.finding().level() != Level.WRONG) {
                findings.add(reached(http));
            }
        }
        login().ifPresent(findings::add);
        return findings;
    }

    // --- the port

    /** Where a server on all addresses is asked from the same machine. */
    private URI here() {
        var any = List.of("0.0.0.0", "::", "[::]").contains(config.host());
        return URI.create("http://" + (any ? "127.0.0.1" : bracketed()) + ":" + config.port());
    }

    private String bracketed() {
        var host = config.host();
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private String place() {
        return config.host() + ":" + config.port();
    }

    private Finding running() {
        return Finding.good(SERVER, place(), "Ferry answers there");
    }

    private Finding listening() {
        try (var _ = new ServerSocket(config.port(), 1, InetAddress.getByName(config.host()))) {
            return Finding.good(SERVER, place(), "is free to listen on");
        } catch (IOException e) {
            return Finding.of(
                    Level.WRONG,
                    SERVER,
                    place(),
                    "cannot be listened on",
                    e.getMessage() + "; it is no Ferry that answers there",
                    "stop what listens there, or choose another server.port; server.host has to be"
                            + " an address of this machine");
        }
    }

    // --- the pages

    private Optional<String> token() {
        return config.secrets().get(Secrets.DASHBOARD_TOKEN).map(Secret::reveal);
    }

    private List<Finding> pages() {
        var guarded = token().isPresent() || config.login().isPresent();
        var refusal = Access.refusal(config.host(), guarded);
        if (refusal.isPresent()) {
            return List.of(
                    Finding.of(
                            Level.MISCONFIGURED,
                            PAGES,
                            config.host(),
                            "would be open to strangers",
                            "Ferry does not start like this",
                            refusal.get()));
        }
        return token().filter(t -> t.length() < SHORT_TOKEN)
                .map(_ -> List.of(guessable()))
                .orElseGet(() -> List.of(Finding.good(PAGES, config.host(), who(guarded))));
    }

    private static Finding guessable() {
        return Finding.of(
                Level.ATTENTION,
                PAGES,
                "FERRY_DASHBOARD_TOKEN",
                "can be guessed",
                "it has fewer than " + SHORT_TOKEN + " characters, and opens everything",
                "make another one: openssl rand -hex 32");
    }

    private String who(boolean guarded) {
        return guarded
                ? "open with " + config.login().map(l -> "a login").orElse("the token")
                : "for this machine only; FERRY_DASHBOARD_TOKEN or dashboard.login opens them to"
                        + " others";
    }

    // --- from outside

    /** As far as this machine can tell, which may be inside of what others are outside of. */
    private Finding reached(HttpClient http) {
        var url = config.publicUrl();
        if (!isFerry(http, url)) {
            return Finding.of(
                    Level.ATTENTION,
                    "address",
                    url.toString(),
                    "does not lead to this Ferry",
                    "asked from this machine, no Ferry answers there",
                    "see that its name and its proxy lead to " + place());
        }
        return status(http, url.resolve("/")).filter(s -> s == 200).isEmpty()
                ? Finding.good("address", url.toString(), "leads here, and strangers see nothing")
                : Finding.of(
                        Level.WRONG,
                        PAGES,
                        url.toString(),
                        "can be read by everybody",
                        "they were shown to somebody without a token and a login",
                        "let the proxy pass on the Host that was asked for and set"
                                + " X-Forwarded-For, and give nobody's token away");
    }

    private static boolean isFerry(HttpClient http, URI url) {
        return answer(http, url.resolve("/health/live"))
                .filter(a -> a.statusCode() == 200)
                .filter(a -> a.body().equals(Health.LIVE))
                .isPresent();
    }

    private static Optional<Integer> status(HttpClient http, URI url) {
        return answer(http, url).map(HttpResponse::statusCode);
    }

    private static Optional<HttpResponse<String>> answer(HttpClient http, URI url) {
        try {
            var request =
                    HttpRequest.newBuilder(url)
                            .header("Accept", "text/html")
                            .timeout(PATIENCE)
                            .build();
            return Optional.of(http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    // --- the login

    /** Without its secret it cannot be asked; that it lacks is told elsewhere. */
    private Optional<Finding> login() {
        return config.login().flatMap(this::login);
    }

    private Optional<Finding> login(LoginSettings login) {
        return config.secrets()
                .get(Secrets.LOGIN_CLIENT_SECRET)
                .map(secret -> Logins.of(login, secret.reveal(), config.publicUrl()).look());
    }
}
