package dev.ferry.server;

import dev.ferry.tracker.gitlab.FakeGitLab;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

class CatchUpOnGitLabIT extends CatchUpContract {

    private final FakeGitLab forge = FakeGitLab.over(behind, InstantSource.system());

    @AfterEach
    void closeForge() {
        forge.close();
    }

    @Override
    String example() {
        return "ferry.gitlab.yaml";
    }

    @Override
    URI address() {
        return forge.url();
    }

    @Override
    Map<String, String> secrets() {
        return Map.of("FERRY_GITLAB_TOKEN", "glpat-olga", "FERRY_GITLAB_WEBHOOK_SECRET", SECRET);
    }

    @Override
    void hook(String ferry) {
        forge.hooks().ofProject(PROJECT, ferry + "/webhooks/gitlab", SECRET);
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
