package dev.ferry.tracker.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.ferry.tracker.TrackerException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A forge that answers as it is told, and a transport to it whose clock stands still. */
final class ForgeStub implements BeforeEachCallback, AfterEachCallback {

    static final String TOKEN = "ghs_4711_sEcReTsEcReTsEcReT";
    static final HttpCall READ = HttpCall.get("/repos/acme/app/issues/7");
    static final HttpCall WRITE = HttpCall.post("/repos/acme/app/issues", "{\"title\":\"t\"}");
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final WireMockServer server = new WireMockServer(options().dynamicPort());
    private final TurnedClock clock = new TurnedClock(NOW);
    private final List<String> metered = new CopyOnWriteArrayList<>();
    private Credentials credentials =
            Credentials.fixed("Authorization", "Bearer", Secret.of(TOKEN));

    @Override
    public void beforeEach(ExtensionContext context) {
        server.start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server.stop();
    }

    WireMockServer server() {
        return server;
    }

    String url() {
        return server.baseUrl();
    }

    TurnedClock clock() {
        return clock;
    }

    Credentials credentials() {
        return credentials;
    }

    void credentials(Credentials value) {
        credentials = value;
    }

    /** {@code forge METHOD status} of every request, as the metrics are told. */
    List<String> metered() {
        return metered;
    }

    List<ServeEvent> requests() {
        return server.getAllServeEvents();
    }

    /** Answers everything like this. */
    void answers(ResponseDefinitionBuilder answer) {
        server.stubFor(any(anyUrl()).willReturn(answer));
    }

    Transport transport() {
        return transport(url());
    }

    /** One that waits for no answer longer than this. */
    Transport transport(Duration answerWithin) {
        return transport(url(), answerWithin);
    }

    Transport transport(String api) {
        return transport(api, Duration.ofSeconds(10));
    }

    private Transport transport(String api, Duration answerWithin) {
        var settings =
                TransportSettings.of("github", URI.create(api), Pacing.NONE)
                        .withTimeouts(Duration.ofSeconds(10), answerWithin)
                        .withLargestAnswer(64 << 10);
        return new Transport(
                settings,
                credentials,
                clock,
                clock,
                (forge, method, status, took) -> metered.add(forge + " " + method + " " + status));
    }

    TrackerException failureOf(HttpCall call) {
        return failureOf(transport(), call);
    }

    TrackerException failureOf(Transport transport, HttpCall call) {
        return catchThrowableOfType(TrackerException.class, () -> transport.send(call));
    }
}
