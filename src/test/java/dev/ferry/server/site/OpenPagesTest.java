package dev.ferry.server.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many who watch cost as much as one. */
@Timeout(60)
class OpenPagesTest {

    private static final int PAGES = 200;

    private final Gallery gallery = Gallery.ofACompany();
    private final AtomicInteger queries = new AtomicInteger();

    @Test
    void twoHundredOpenPagesCostNoQueryMoreThanOne() throws Exception {
        History counted =
                id -> {
                    queries.incrementAndGet();
                    return gallery.history().of(id);
                };
        try (var http = HttpClient.newHttpClient();
                var server = new SiteServer(gallery, counted, 0)) {
            var opened = new CountDownLatch(PAGES);
            var told = new CountDownLatch(PAGES);
            var bodies = ConcurrentHashMap.<String>newKeySet();
            var pages = new ArrayList<Thread>();
            for (int i = 0; i < PAGES; i++) {
                pages.add(
                        Thread.startVirtualThread(() -> {
                            watch(http, server, opened, told, bodies);
                        }));
            }
            assertThat(opened.await(30, TimeUnit.SECONDS)).isTrue();
            int before = queries.get();

            gallery.hang("gpt-5", "gpt-5.6-sol", "2027-04-30", "2026-11-24");
            server.site.live().turn();

            assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(queries.get() - before).isEqualTo(1);
            assertThat(bodies).hasSize(1);
        }
    }

    /** As the script does: follow, and fetch the page when something is new. */
    private static void watch(
            HttpClient http,
            SiteServer server,
            CountDownLatch opened,
            CountDownLatch told,
            java.util.Set<String> bodies) {
        try {
            var answer =
                    http.send(
                            HttpRequest.newBuilder(server.at("/live"))
                                    .header("Accept", "text/event-stream")
                                    .build(),
                            BodyHandlers.ofInputStream());
            var lines =
                    new BufferedReader(
                            new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: hello")) {
                    opened.countDown();
                } else if (line.startsWith("event: change")) {
                    bodies.add(server.page("/"));
                    told.countDown();
                    return;
                }
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
