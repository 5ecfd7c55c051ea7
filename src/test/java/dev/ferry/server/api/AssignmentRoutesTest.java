package dev.ferry.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.migration.ramp.Bucketing;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssignmentRoutesTest {

    private static final String CHAT = "/api/v1/models/gpt-4o?feature=chat&key=";

    @TempDir Path dir;
    private ApiServer api;

    @BeforeEach
    void start() {
        api = new ApiServer(dir, Optional.empty());
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void withoutAKeyItTellsWhatTheNameStandsFor() {
        assertThat(api.get("/api/v1/models/gpt-4o").body()).contains("\"model\":\"gpt-4o\"");
        assertThat(api.get("/api/v1/models/gpt-40").statusCode()).isEqualTo(404);
    }

    @Test
    void aUserGetsTheNewModelFromHisPlaceOnAndKeepsIt() {
        var before = new TreeSet<Integer>();
        for (var percent : new String[] {"0", "5", "20", "62.5", "100"}) {
            api.seen(Map.of("chat", percent, "search", "0"), Set.of());
            var now = new TreeSet<Integer>();
            for (int user = 0; user < 200; user++) {
                var body = api.get(CHAT + "user-" + user).body();
                boolean in =
                        Bucketing.place("chat", "user-" + user) < Double.parseDouble(percent) * 100;
                assertThat(body)
                        .contains("\"new\":" + in)
                        .contains("\"model\":\"" + (in ? "gpt-6-luna" : "gpt-4o") + "\"");
                if (in) {
                    now.add(user);
                }
            }
            assertThat(now).containsAll(before);
            before = now;
        }
        assertThat(before).hasSize(200);
    }

    @Test
    void theTagChangesWithTheAnswerOnly() {
        api.seen(Map.of("chat", "5", "search", "0"), Set.of());
        var first = api.get(CHAT + "user-1");
        var tag = first.headers().firstValue("ETag").orElseThrow();
        var again = api.get(CHAT + "user-1", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        api.seen(Map.of("chat", "20", "search", "0"), Set.of());
        assertThat(api.get(CHAT + "user-1", "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void whatNobodyKnowsGivesNobodyTheNewModel() {
        api.seen(Map.of("chat", "?", "search", "100"), Set.of());
        assertThat(api.get(CHAT + "user-1").body()).contains("\"new\":false");
    }

    @Test
    void whatNobodyHasLookedAtYetIsAskedForAgainAndNotDenied() {
        var early = api.get(CHAT + "user-1");
        assertThat(early.statusCode()).isEqualTo(503);
        assertThat(early.headers().firstValue("Retry-After")).contains("5");
        assertThat(early.body()).contains("not looked at yet", "stay with gpt-4o");
        assertThat(api.get("/api/v1/models/gpt-4o?key=user-1").body())
                .contains("\"model\":\"gpt-4o\"");

        api.seen(Map.of("chat", "100", "search", "0"), Set.of());
        assertThat(api.get(CHAT + "user-1").body()).contains("\"new\":true");
    }

    @Test
    void whoeverAsksAfterALookHearsWhatItSawHoweverManyAskAtOnce() throws Exception {
        try (var users = Executors.newFixedThreadPool(8)) {
            for (int look = 0; look < 40; look++) {
                boolean all = look % 2 == 0;
                api.seen(Map.of("chat", all ? "100" : "0", "search", "0"), Set.of());
                var asked =
                        Collections.nCopies(8, (Callable<String>) () -> api.get(CHAT + "u").body());
                for (var answer : users.invokeAll(asked)) {
                    assertThat(answer.get()).contains("\"new\":" + all);
                }
            }
        }
    }

    @Test
    void ofSeveralFeaturesOneHasToBeNamed() {
        api.seen(Map.of("chat", "5", "search", "0"), Set.of());
        var answer = api.get("/api/v1/models/gpt-4o?key=user-1");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("chat, search");
        assertThat(api.get("/api/v1/models/gpt-4o?key=u&feature=nosuch").statusCode())
                .isEqualTo(404);
        assertThat(api.get(CHAT).statusCode()).isEqualTo(400);
        assertThat(api.get("/api/v1/models/gpt-6-luna?key=user-1").body())
                .contains("\"model\":\"gpt-6-luna\"")
                .doesNotContain("place");
    }

    @Test
    void aFeatureWhoseIssueIsHiddenIsHidden() {
        api.seen(Map.of("chat", "5", "search", "0"), Set.of("chat"));
        assertThat(api.get(CHAT + "user-1").statusCode()).isEqualTo(404);
        assertThat(api.get("/api/v1/models/gpt-4o?key=user-1").body()).contains("search");
    }

    @Test
    void whereATokenIsSetItHasToBeShown(@TempDir Path other) {
        try (var closed = new ApiServer(other, Optional.of(ApiServer.TOKEN))) {
            closed.seen(Map.of("chat", "5", "search", "0"), Set.of("chat"));
            assertThat(closed.get(CHAT + "user-1").statusCode()).isEqualTo(401);
            assertThat(
                            closed.get(
                                            CHAT + "user-1",
                                            "Authorization",
                                            "Bearer " + ApiServer.TOKEN)
                                    .statusCode())
                    .isEqualTo(200);
        }
    }
}
