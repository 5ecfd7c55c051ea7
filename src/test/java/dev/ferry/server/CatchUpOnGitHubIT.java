package dev.ferry.server;

import dev.ferry.tracker.github.FakeGitHub;
import dev.ferry.tracker.http.OutgoingHooks;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

class CatchUpOnGitHubIT extends CatchUpContract {

    private final FakeGitHub forge = FakeGitHub.over(behind, InstantSource.system());

    @AfterEach
    void closeForge() {
        forge.close();
    }

    @Override
    String example() {
        return "ferry.github.yaml";
    }

    @Override
    URI address() {
        return forge.api();
    }

    @Override
    Map<String, String> secrets() {
        return Map.of("FERRY_GITHUB_TOKEN", "pat_olga", "FERRY_GITHUB_WEBHOOK_SECRET", SECRET);
    }

    @Override
    void hook(String ferry) {
        forge.hooks().ofRepository(PROJECT, ferry + "/webhooks/github", SECRET);
    }

    @Override
    OutgoingHooks hooks() {
        return forge.hooks();
    }

    @Override
    List<String> departures() {
        return forge.departures();
    }
}
