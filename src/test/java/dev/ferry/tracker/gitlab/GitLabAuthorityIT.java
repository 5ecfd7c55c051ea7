package dev.ferry.tracker.gitlab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.http.CallMeter;
import dev.ferry.tracker.http.Secret;
import dev.ferry.tracker.http.TurnedClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A GitLab whose certificate nobody signed but the company itself. */
class GitLabAuthorityIT {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir Path dir;
    private KeyStore keys;
    private HttpsServer server;

    @BeforeEach
    void start() throws Exception {
        keys = keys();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context()));
        server.createContext(
                "/",
                exchange -> {
                    var user = "{\"id\": 7, \"username\": \"ferry\", \"name\": \"Ferry\"}";
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, user.length());
                    exchange.getResponseBody().write(user.getBytes(UTF_8));
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theCompanysOwnAuthorityIsTrustedWhereItIsNamed() throws Exception {
        var pem = dir.resolve("ca.pem");
        var encoded =
                Base64.getMimeEncoder().encodeToString(keys.getCertificate("forge").getEncoded());
        Files.writeString(
                pem, "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");

        assertThat(tracker(Optional.of(pem)).self().username()).isEqualTo("ferry");
        assertThatThrownBy(() -> tracker(Optional.empty()).self())
                .isInstanceOf(TrackerException.class)
                .hasMessageContaining("cannot be reached");
    }

    private GitLabTracker tracker(Optional<Path> authorities) {
        var settings =
                new GitLabSettings(
                        URI.create("https://127.0.0.1:" + server.getAddress().getPort()),
                        List.of("acme/app"),
                        Optional.empty(),
                        Secret.of("glpat-ferry"),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        authorities);
        var clock = new TurnedClock(Instant.parse("2026-11-21T09:00:00Z"));
        return GitLabTracker.of(settings, clock, clock, CallMeter.NONE);
    }

    private SSLContext context() throws Exception {
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private KeyStore keys() throws Exception {
        var file = dir.resolve("forge.p12");
        var made =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "forge",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=forge",
                                "-ext",
                                "san=ip:127.0.0.1",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                new String(PASSWORD))
                        .redirectErrorStream(true)
                        .start();
        var said = new String(made.getInputStream().readAllBytes(), UTF_8);
        assertThat(made.waitFor()).as(said).isZero();
        return KeyStore.getInstance(file.toFile(), PASSWORD);
    }
}
