package dev.ferry.server;

import dev.ferry.tracker.gitlab.FakeGitLab;
import dev.ferry.tracker.http.OutgoingHooks;
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
    OutgoingHooks hooks() {
        return forge.hooks();
    }

    @Override
    List<String> departures() {
        return forge.departures();
    }
}
