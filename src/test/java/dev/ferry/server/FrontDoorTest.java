package dev.ferry.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.ferry.check.Finding;
import dev.ferry.check.Finding.Level;
import dev.ferry.config.Configuration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What whoever installs Ferry is told of the ways in. */
class FrontDoorTest {

    private static final String TOKEN = "0123456789abcdef";

    private static Configuration shipped(Map<String, String> environment, int port) {
        var loaded = Configuration.load(Path.of("config/ferry.yaml"), environment);
        return ((Configuration.Loaded.Ready) loaded).configuration().listeningOn(Optional.of(port));
    }

    private static List<String> troubles(Configuration config) {
        return new FrontDoor(config)
                .findings().stream().filter(f -> !f.isGood()).map(Finding::name).toList();
    }

    private static Configuration at(String address) {
        return shipped(Map.of(), 0).reachedAt(URI.create(address));
    }

    @Test
    void whatIsShippedIsForThisMachineOnlyAndWell() {
        assertThat(new FrontDoor(shipped(Map.of(), 0)).findings())
                .allMatch(Finding::isGood)
                .extracting(Finding::check)
                .containsExactly("server", "address", "pages");
    }

    @Test
    void aPortThatSomethingElseHasIsTold() throws IOException {
        var stranger = server("hello", 200);
        try {
            var port = stranger.getAddress().getPort();
            assertThat(troubles(shipped(Map.of(), port)))
                    .containsExactly("server of 127.0.0.1:" + port + ": cannot be listened on");
        } finally {
            stranger.stop(0);
        }
    }

    @Test
    void anAddressThatCannotBeTheOneIsTold() {
        assertThat(troubles(at("https://ferry.acme.test"))).isEmpty();
        assertThat(troubles(at("http://ferry.acme.test")))
                .containsExactly("address of http://ferry.acme.test: is not https");
        assertThat(troubles(at("https://acme.test/ferry")))
                .containsExactly("address of https://acme.test/ferry: has a path, /ferry");
        assertThat(troubles(at("ferry.acme.test")))
                .containsExactly("address of ferry.acme.test: is no address that a browser opens");
    }

    @Test
    void pagesThatAnybodyCouldReadAreTold() {
        var open = shipped(Map.of(), 0).listeningAt(Optional.of("0.0.0.0"));
        assertThat(troubles(open)).containsExactly("pages of 0.0.0.0: would be open to strangers");

        var guessable = shipped(Map.of("FERRY_DASHBOARD_TOKEN", "hunter2"), 0);
        assertThat(troubles(guessable))
                .containsExactly("pages of FERRY_DASHBOARD_TOKEN: can be guessed");
        assertThat(new FrontDoor(guessable).findings().toString()).doesNotContain("hunter2");

        var guarded = shipped(Map.of("FERRY_DASHBOARD_TOKEN", TOKEN), 0);
        assertThat(troubles(guarded.listeningAt(Optional.of("0.0.0.0")))).isEmpty();
    }

    /** 0.0.0.0 leads to this machine, too, and is not what it calls itself. */
    @Test
    void aRunningFerryIsLookedAtAsAStrangerSeesIt() throws IOException {
        assertThat(seen(401)).containsExactly("is not https");
        assertThat(seen(200)).containsExactly("is not https", "can be read by everybody");

        var elsewhere = server(Health.LIVE, 401);
        try {
            var config = shipped(Map.of(), elsewhere.getAddress().getPort());
            var found = new FrontDoor(config.reachedAt(URI.create("http://0.0.0.0:9"))).findings();
            assertThat(found).extracting(Finding::what).contains("does not lead to this Ferry");
            assertThat(found).extracting(Finding::level).contains(Level.ATTENTION);
        } finally {
            elsewhere.stop(0);
        }
    }

    /** What is found where a Ferry answers a stranger like this. */
    private static List<String> seen(int status) throws IOException {
        var ferry = server(Health.LIVE, status);
        try {
            var port = ferry.getAddress().getPort();
            var config = shipped(Map.of(), port).reachedAt(URI.create("http://0.0.0.0:" + port));
            return new FrontDoor(config)
                    .findings().stream().filter(f -> !f.isGood()).map(Finding::what).toList();
        } finally {
            ferry.stop(0);
        }
    }

    private static HttpServer server(String live, int status) throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    boolean asksForLife = exchange.getRequestURI().getPath().equals("/health/live");
                    var body = (asksForLife ? live : "").getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(
                            asksForLife ? 200 : status, body.length == 0 ? -1 : body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        return server;
    }
}
