package dev.ferry.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.tracker.embedded.Clock;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who gets in, and who is told what. */
class AccessTest {

    private static final String TOKEN = "correct horse battery staple";
    private static final String LOOPBACK = "127.0.0.1";

    private final Clock clock = new Clock();

    private Door open() {
        return new Door(Door.settings(LOOPBACK, Optional.empty(), Optional.empty()), clock);
    }

    private Door locked(String host) {
        return new Door(Door.settings(host, Optional.of(TOKEN), Optional.empty()), clock);
    }

    @Test
    void withoutATokenTheMachineItselfMayLookAndSeesNothingConfidential() {
        try (var door = open()) {
            assertThat(door.get("/").body()).isEqualTo("ANYBODY -");
        }
    }

    @Test
    void withoutATokenNeitherAProxyNorAnotherNameGetsIn() {
        try (var door = open()) {
            assertThat(door.get("/", "X-Forwarded-For", "203.0.113.7").statusCode()).isEqualTo(403);
            assertThat(door.get("/tracker", "Forwarded", "for=203.0.113.7").statusCode())
                    .isEqualTo(403);
            assertThat(door.getAs("ferry.example.com", "/"))
                    .startsWith("HTTP/1.1 403")
                    .contains("FERRY_DASHBOARD_TOKEN");
            assertThat(door.getAs("localhost", "/")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aCalendarThatCannotLogInBringsAKeyThatOpensNothingElse() {
        try (var door = locked("0.0.0.0")) {
            var key = door.feedKey().orElseThrow();
            clock.pass(Duration.ofHours(1));
            assertThat(door.feedKey()).as("a page that shows it does not change").contains(key);
            assertThat(door.get("/calendar.ics?team=chat&key=" + key).body())
                    .isEqualTo("ANYBODY feed");
            assertThat(door.get("/migrations/m/badge.svg?key=" + key).statusCode()).isEqualTo(200);
            assertThat(door.get("/?key=" + key).statusCode()).isEqualTo(401);
            assertThat(door.get("/api/v1/migrations?key=" + key).statusCode()).isEqualTo(401);
            assertThat(door.get("/calendar.ics?key=" + key + "x").statusCode()).isEqualTo(401);
            clock.pass(Duration.ofDays(401));
            assertThat(door.get("/calendar.ics?key=" + key).statusCode()).isEqualTo(401);
        }
        try (var door = open()) {
            assertThat(door.feedKey()).isEmpty();
        }
    }

    @Test
    void aCalendarProgramIsAskedForAPassword() {
        try (var door = locked("0.0.0.0")) {
            var asked = door.get("/calendar.ics");
            assertThat(asked.statusCode()).isEqualTo(401);
            assertThat(asked.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .startsWith("Basic ");
            var password =
                    java.util.Base64.getEncoder()
                            .encodeToString(
                                    ("any:" + TOKEN)
                                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(door.get("/calendar.ics", "Authorization", "Basic " + password).body())
                    .isEqualTo("TRUSTED token");
        }
    }

    @Test
    void aServerThatOthersReachIsNotStartedWithoutALogin() {
        assertThat(Access.refusal("0.0.0.0", false).orElseThrow())
                .contains("0.0.0.0", "FERRY_DASHBOARD_TOKEN", "openssl rand -hex 32");
        assertThat(Access.refusal("0.0.0.0", true)).isEmpty();
        assertThat(Access.refusal("127.0.0.1", false)).isEmpty();
        assertThat(Access.refusal("::1", false)).isEmpty();
    }

    @Test
    void aBrowserIsAskedToLogInAndComesBackToWhereItWantedToGo() {
        try (var door = locked("0.0.0.0")) {
            var asked = door.get("/?q=late", "Accept", "text/html");
            assertThat(asked.statusCode()).isEqualTo(303);
            var to = asked.headers().firstValue("Location").orElseThrow();
            assertThat(URI.create(to).getPath()).isEqualTo("/login");
            assertThat(URI.create(to).getQuery()).isEqualTo("back=/?q=late");

            var entered = door.post("/login", Map.of("token", TOKEN, "back", "/?q=late"));
            assertThat(entered.statusCode()).isEqualTo(303);
            assertThat(entered.headers().firstValue("Location").orElseThrow()).endsWith("/?q=late");
            assertThat(entered.headers().firstValue("Set-Cookie").orElseThrow())
                    .contains("HttpOnly", "SameSite=Lax")
                    .doesNotContain(TOKEN);
            assertThat(door.get("/").body()).isEqualTo("TRUSTED token");

            door.post("/logout", Map.of());
            assertThat(door.get("/").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aSessionEnds() {
        try (var door = locked("0.0.0.0")) {
            door.post("/login", Map.of("token", TOKEN));
            assertThat(door.get("/").statusCode()).isEqualTo(200);
            clock.pass(Duration.ofHours(13));
            assertThat(door.get("/").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aForgedSessionIsNone() {
        try (var door = locked("0.0.0.0")) {
            var keys = new Keys("another secret", "session", clock);
            var forged = keys.sign("TRUSTED mallory", Duration.ofHours(1));
            assertThat(door.get("/", "Cookie", "ferry_session=" + forged).statusCode())
                    .isEqualTo(401);
            for (var broken : new String[] {"", ".", "..", "9999999999.x.y", "x".repeat(4_000)}) {
                assertThat(door.get("/", "Cookie", "ferry_session=" + broken).statusCode())
                        .isEqualTo(401);
            }
            var journey = new Keys("a secret of the test", "journey", clock);
            var reused = journey.sign("TRUSTED mallory", Duration.ofHours(1));
            assertThat(door.get("/", "Cookie", "ferry_session=" + reused).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void programsSendTheTokenAsABearerOrAsAPassword() {
        try (var door = locked("0.0.0.0")) {
            var path = "/api/v1/migrations";
            assertThat(door.get(path, "Authorization", "Bearer " + TOKEN).body())
                    .isEqualTo("TRUSTED token");
            var basic =
                    java.util.Base64.getEncoder().encodeToString(("calendar:" + TOKEN).getBytes());
            assertThat(door.get(path, "Authorization", "Basic " + basic).statusCode())
                    .isEqualTo(200);

            var refused = door.get(path);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/problem+json");
            assertThat(refused.headers().firstValue("WWW-Authenticate")).isPresent();
        }
    }

    @Test
    void whoGuessesHasToWait() {
        try (var door = locked("0.0.0.0")) {
            for (int i = 0; i < 10; i++) {
                assertThat(door.post("/login", Map.of("token", "guess " + i)).statusCode())
                        .isEqualTo(401);
            }
            var eleventh = door.post("/login", Map.of("token", TOKEN));
            assertThat(eleventh.statusCode()).isEqualTo(429);
            assertThat(eleventh.headers().firstValue("Retry-After")).isPresent();
            assertThat(door.get("/", "Authorization", "Bearer " + TOKEN).statusCode())
                    .isEqualTo(429);

            clock.pass(Duration.ofSeconds(61));
            assertThat(door.post("/login", Map.of("token", TOKEN)).statusCode()).isEqualTo(303);
        }
    }

    @Test
    void theWayBackLeadsNowhereElse() {
        try (var door = locked("0.0.0.0")) {
            for (var evil :
                    new String[] {
                        "//evil.example", "https://evil.example", "/\\evil.example", "/a\nb"
                    }) {
                var entered = door.post("/login", Map.of("token", TOKEN, "back", evil));
                assertThat(
                                URI.create(entered.headers().firstValue("Location").orElseThrow())
                                        .getPath())
                        .isEqualTo("/");
            }
        }
    }

    @Test
    void anotherSitesPageCannotLogSomebodyIn() {
        try (var door = locked("0.0.0.0")) {
            assertThat(
                            door.post(
                                            "/login",
                                            Map.of("token", TOKEN),
                                            "Sec-Fetch-Site",
                                            "cross-site")
                                    .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void theTrackerToTryFerryInStaysOpenAtHomeAndIsLockedElsewhere() {
        try (var home = locked(LOOPBACK);
                var elsewhere = locked("0.0.0.0")) {
            assertThat(home.get("/tracker").statusCode()).isEqualTo(200);
            assertThat(home.get("/").statusCode()).isEqualTo(401);
            assertThat(elsewhere.get("/tracker").statusCode()).isEqualTo(401);
            assertThat(elsewhere.get("/webhooks/gitlab").statusCode()).isEqualTo(200);
        }
    }
}
