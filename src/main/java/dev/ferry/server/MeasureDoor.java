package dev.ferry.server;

import dev.ferry.config.MeasureSettings;
import dev.ferry.config.Secrets;
import dev.ferry.prometheus.Prometheus;
import dev.ferry.reconcile.Measures;
import dev.ferry.tracker.http.CallMeter;
import dev.ferry.tracker.http.Credentials;
import dev.ferry.tracker.http.Pacing;
import dev.ferry.tracker.http.Pause;
import dev.ferry.tracker.http.Secret;
import dev.ferry.tracker.http.Transport;
import dev.ferry.tracker.http.TransportSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;

/** The road to what measures: address, token, and how long to wait. */
record MeasureDoor(Secrets secrets, InstantSource clock, CallMeter meter) {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final long LARGEST_ANSWER = 1L << 20;

    Measures measures(Optional<MeasureSettings> settings) {
        return settings.map(s -> new Measures(prometheus(s), s.fresh(), clock))
                .orElseGet(Measures::none);
    }

    /**
     * @throws UnusableSettings where the token is none or the authorities cannot be read
     */
    Prometheus prometheus(MeasureSettings settings) {
        try {
            return new Prometheus(road(settings), clock);
        } catch (IllegalArgumentException e) {
            throw new UnusableSettings("prometheus: " + e.getMessage(), e);
        }
    }

    private Transport road(MeasureSettings settings) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Accept", "application/json");
        settings.tenant().ifPresent(t -> headers.put("X-Scope-OrgID", t));
        var plain =
                TransportSettings.of("prometheus", settings.url(), Pacing.NONE)
                        .withHeaders(headers)
                        .withTimeouts(CONNECT, ANSWER)
                        .withLargestAnswer(LARGEST_ANSWER);
        var road = settings.certificateAuthorities().map(plain::withAuthorities).orElse(plain);
        return new Transport(road, credentials(settings), clock, Pause.SLEEP, meter);
    }

    private Credentials credentials(MeasureSettings settings) {
        var token = secrets.get(Secrets.PROMETHEUS_TOKEN).map(s -> s.reveal());
        if (token.isEmpty()) {
            return Credentials.NONE;
        }
        return settings.user()
                .map(user -> Credentials.fixed("Authorization", "Basic", basic(user, token.get())))
                .orElseGet(
                        () -> Credentials.fixed("Authorization", "Bearer", Secret.of(token.get())));
    }

    private static Secret basic(String user, String password) {
        var pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Secret.of(Base64.getEncoder().encodeToString(pair));
    }
}
