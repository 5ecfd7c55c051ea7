package dev.ferry.server;

import dev.ferry.tracker.github.FakeGitHub;
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
    void send() {
        forge.hooks().send();
    }

    @Override
    long tried() {
        return forge.hooks().tried();
    }

    @Override
    long taken() {
        return forge.hooks().taken();
    }

    @Override
    boolean awaitTaken(long wanted) throws InterruptedException {
        return forge.hooks().awaitTaken(wanted);
    }

    @Override
    List<String> departures() {
        return forge.departures();
    }
}
