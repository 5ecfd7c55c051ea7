package dev.ferry.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.config.Configuration;
import dev.ferry.flag.FakeService;
import dev.ferry.flag.FlagState.Presence;
import dev.ferry.flag.Rollout;
import dev.ferry.flag.Shares;
import dev.ferry.flag.unleash.FakeUnleash;
import dev.ferry.store.NewDatabase;
import dev.ferry.tracker.http.CallMeter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./ferry serve} with the shipped configuration, its flags in an Unleash of our own. */
class ServeUnleashTest {

    private static final String FLAG = "chat_next_model";
    private static final String EVENT =
            "{\"id\":7,\"type\":\"feature-strategy-update\",\"project\":\"default\",\"featureName\":\"%s\"}";

    @TempDir private Path directory;
    private final FakeUnleash unleash = new FakeUnleash();

    @AfterEach
    void stop() {
        unleash.close();
    }

    @Test
    void aGenuineHookMakesFerryReadThatFlagAtOnce() throws Exception {
        unleash.creates(FLAG);
        BlockingQueue<String> calls = new LinkedBlockingQueue<>();
        try (var ferry = serve(Map.of("FERRY_UNLEASH_WEBHOOK_SECRET", "hook-secret"))) {
            unleash.onCall(calls::add);
            assertThat(hook(ferry, "Bearer hook-secret", FLAG)).isEqualTo(200);
            var reading = "GET /api/admin/projects/default/features/" + FLAG;
            for (var call = ""; !reading.equals(call); ) {
                call = calls.poll(20, TimeUnit.SECONDS);
                assertThat(call).as("the flag is read").isNotNull();
            }
            assertThat(hook(ferry, "Bearer other", FLAG)).isEqualTo(403);
            assertThat(hook(ferry, "", FLAG)).isEqualTo(401);
        }
    }

    @Test
    void withoutASecretTheDoorIsNotThere() throws Exception {
        try (var ferry = serve(Map.of())) {
            assertThat(hook(ferry, "Bearer ", FLAG)).isEqualTo(404);
        }
    }

    @Test
    void aSourceWithoutItsTokenSaysSoForEachFlag() throws Exception {
        var config = configuration(Map.of("FERRY_UNLEASH_TOKEN", " "));
        var house = FlagHouse.of(config, Shares.UNTOUCHED, InstantSource.system(), CallMeter.NONE);
        var keys = config.catalog().features().stream().flatMap(f -> f.flag().stream()).toList();
        assertThat(house.watch().read(keys).values())
                .hasSameSizeAs(keys)
                .allSatisfy(s -> {
                    assertThat(s.presence()).isEqualTo(Presence.UNREADABLE);
                    assertThat(s.rollout())
                            .isEqualTo(
                                    new Rollout.Unknown(
                                            "unleash: it needs a token in FERRY_UNLEASH_TOKEN"));
                });
        assertThat(house.watch().writer("unleash")).isEmpty();
    }

    private static int hook(Ferry ferry, String authorization, String flag)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:" + ferry.port() + "/webhooks/unleash"))
                        .POST(BodyPublishers.ofString(EVENT.formatted(flag)));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }

    private Ferry serve(Map<String, String> more) throws IOException {
        return new Ferry(configuration(more), 0, Path.of("templates"), InstantSource.system());
    }

    private Configuration configuration(Map<String, String> more) throws IOException {
        var files =
                List.of("ferry.yaml", "models.yaml", "features.yaml", "raci.yaml", "flags.yaml");
        var home = Files.createDirectories(directory.resolve("config"));
        for (var file : files) {
            Files.copy(Path.of("config", file), home.resolve(file));
        }
        var ferry = home.resolve("ferry.yaml");
        var source =
                "- {name: unleash, type: unleash, url: \"%s\", poll: 1h}".formatted(unleash.url());
        Files.writeString(
                ferry,
                Files.readString(ferry).replaceFirst("- \\{name: file, type: file[^\n]*", source));
        var environment =
                new HashMap<>(
                        Map.of(
                                "FERRY_UNLEASH_TOKEN",
                                FakeService.TOKEN,
                                "FERRY_DATABASE_URL",
                                NewDatabase.at(directory.resolve("ferry.db"))));
        environment.putAll(more);
        return switch (Configuration.load(ferry, environment)) {
            case Configuration.Loaded.Ready ready -> ready.configuration();
            case Configuration.Loaded.Wrong wrong -> throw new AssertionError(wrong.mistakes());
        };
    }
}
