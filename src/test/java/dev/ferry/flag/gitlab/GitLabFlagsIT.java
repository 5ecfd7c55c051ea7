package dev.ferry.flag.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.flag.Crowd;
import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagSource;
import dev.ferry.flag.FlagSourceContract;
import dev.ferry.flag.FlagWatch;
import dev.ferry.flag.FlagWriteException;
import dev.ferry.flag.Rollout;
import dev.ferry.flag.ServicePlace;
import io.getunleash.DefaultUnleash;
import io.getunleash.UnleashContext;
import io.getunleash.util.UnleashConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitLabFlagsIT extends FlagSourceContract {

    private static final int USERS = 10_000;

    @TempDir private Path backup;

    private final FakeGitLabFlags gitlab = new FakeGitLabFlags();
    private final FlagSource source =
            GitLabFlags.source(
                    "gitlab", gitlab.url(), gitlab.road("/api/v4", "PRIVATE-TOKEN", CLOCK), CLOCK);

    @Override
    protected Place open() {
        return new ServicePlace(gitlab, source) {

            @Override
            public FlagKey key(String name) {
                return new FlagKey("gitlab", FakeGitLabFlags.PROJECT, name, "production");
            }

            @Override
            public void flag(String name, int percent) {
                gitlab.creates(name);
                gitlab.rollout(name, percent, "production");
            }

            @Override
            public void moves(String name, int percent) {
                var strategy = (ObjectNode) gitlab.flag(name).path("strategies").get(0);
                ((ObjectNode) strategy.path("parameters")).put("rollout", String.valueOf(percent));
            }

            @Override
            public int pageSize() {
                return 100;
            }
        };
    }

    @Test
    void aStrategyKeepsItsIdSoThatNoneIsAdded() {
        place().flag("chat-next", 5);
        int id = strategy("chat-next").path("id").asInt();
        set("chat-next", 20);
        assertThat(gitlab.flag("chat-next").path("strategies")).hasSize(1);
        assertThat(strategy("chat-next").path("id").asInt()).isEqualTo(id);
        assertThat(strategy("chat-next").path("parameters").path("stickiness").asText())
                .isEqualTo("userId");
    }

    @Test
    void aFlagWithoutAStrategyHereGetsOneForHereOnly() {
        gitlab.creates("chat-next");
        gitlab.rollout("chat-next", 80, "staging", "review/*");
        assertThat(read("chat-next").rollout()).isEqualTo(Rollout.OFF);
        assertThat(share(set("chat-next", 5))).isEqualByComparingTo(dec(5));
        var added = gitlab.flag("chat-next").path("strategies").get(1);
        assertThat(added.path("scopes").findValuesAsText("environment_scope"))
                .containsExactly("production");
        assertThat(added.path("parameters").path("groupId").asText()).isEqualTo("chatnext");
    }

    @Test
    void scopesWithStarsHoldWhereTheyMatch() {
        gitlab.creates("chat-next");
        gitlab.rollout("chat-next", 10, "*");
        gitlab.rollout("chat-next", 30, "prod*");
        gitlab.rollout("chat-next", 99, "production/eu", "staging", "*-production");
        assertThat(share(read("chat-next"))).isEqualByComparingTo(dec(30));
        assertThat(share(in("production/eu"))).isEqualByComparingTo(dec(99));
        assertThat(share(in("review/7"))).isEqualByComparingTo(dec(10));
    }

    @Test
    void everyKindOfStrategyIsUnderstood() {
        gitlab.creates("all-users");
        gitlab.adds("all-users", "default", List.of(), "*");
        assertThat(read("all-users").rollout()).isEqualTo(Rollout.FULL);
        assertThat(share(set("all-users", 50))).isEqualByComparingTo(dec(50));
        assertThat(gitlab.flag("all-users").path("strategies")).hasSize(1);

        gitlab.creates("percent-of-users");
        gitlab.adds(
                "percent-of-users",
                "gradualRolloutUserId",
                List.of("groupId=default", "percentage=15"),
                "production");
        assertThat(share(read("percent-of-users"))).isEqualByComparingTo(dec(15));
        assertThat(share(set("percent-of-users", 20))).isEqualByComparingTo(dec(20));

        gitlab.creates("some-users");
        gitlab.adds("some-users", "userWithId", List.of("userIds=ana,bo"), "production");
        gitlab.adds("some-users", "gitlabUserList", List.of(), "production");
        assertThat(read("some-users").rollout()).isEqualTo(Rollout.OFF);
        assertThat(read("some-users").targeting())
                .containsExactly("users ana,bo", "the users of a list");
    }

    @Test
    void aFlagThatIsSwitchedOffIsOffAndSwitchedOnOnlyWhereNothingElseComesOn() {
        place().flag("chat-next", 80);
        gitlab.flag("chat-next").put("active", false);
        assertThat(read("chat-next").rollout()).isEqualTo(Rollout.OFF);
        assertThat(share(set("chat-next", 5))).isEqualByComparingTo(dec(5));

        gitlab.flag("chat-next").put("active", false);
        gitlab.rollout("chat-next", 100, "staging");
        var refused = catchThrowableOfType(FlagWriteException.class, () -> set("chat-next", 20));
        assertThat(refused).hasMessageContaining("other environments");
        assertThat(gitlab.flag("chat-next").path("active").asBoolean()).isFalse();
    }

    @Test
    void twoGroupsAreNoOneNumberAndOnlyGoDown() {
        gitlab.creates("chat-next");
        gitlab.rollout("chat-next", 10, "production");
        gitlab.adds(
                "chat-next",
                "flexibleRollout",
                List.of("groupId=other", "rollout=30", "stickiness=userId"),
                "production");
        var mixed = read("chat-next");
        assertThat(mixed.rollout()).isInstanceOf(Rollout.Mixed.class);
        assertThat(writer().obstacle(mixed, Rollout.percent(50))).isPresent();
        assertThat(set("chat-next", 0).rollout()).isEqualTo(Rollout.OFF);
    }

    @Test
    void tenThousandFlagsThatStandStillCostAHundredRequestsAndNoWrite() {
        var keys = new ArrayList<FlagKey>();
        for (int i = 0; i < 10_000; i++) {
            place().flag("flag_" + i + "_next", 5);
            keys.add(place().key("flag_" + i + "_next"));
        }
        var watch = new FlagWatch(List.of(source), keys, Duration.ofMinutes(2), CLOCK);
        watch.poll("gitlab");
        gitlab.calls();
        assertThat(watch.poll("gitlab")).isEmpty();
        assertThat(gitlab.calls()).hasSize(100).allMatch(c -> c.startsWith("GET "));
        place().moves("flag_4711_next", 6);
        assertThat(watch.poll("gitlab")).containsExactly(place().key("flag_4711_next"));
    }

    @Test
    void whatWeWroteIsWhatARealClientEvaluates() {
        for (var name : List.of("chat-next", "search_next_2")) {
            gitlab.creates(name);
            for (int percent : List.of(0, 1, 5, 20, 50, 100)) {
                set(name, percent);
                var group =
                        gitlab.flag(name)
                                .path("strategies")
                                .path(0)
                                .path("parameters")
                                .path("groupId");
                assertThat(evaluated(name, Crowd.of(USERS, group.asText("none")).users()))
                        .as("%s at %d %%", name, percent)
                        .isEqualTo(USERS * percent / 100);
            }
        }
    }

    /** By Unleash's own SDK, over GitLab's Unleash-compatible endpoint. */
    private long evaluated(String flag, List<String> users) {
        var config =
                UnleashConfig.builder()
                        .unleashAPI(gitlab.url() + "/api/v4/feature_flags/unleash/7/")
                        .appName("production")
                        .instanceId("instance-" + java.util.UUID.randomUUID())
                        .synchronousFetchOnInitialisation(true)
                        .disableMetrics()
                        .unleashFeatureFetcherFactory(
                                io.getunleash.repository.HttpFeatureFetcher::new)
                        .backupFile(backup.resolve("sdk.json").toString())
                        .build();
        var client = new DefaultUnleash(config);
        try {
            return users.stream()
                    .filter(u -> client.isEnabled(flag, UnleashContext.builder().userId(u).build()))
                    .count();
        } finally {
            client.shutdown();
        }
    }

    private dev.ferry.flag.FlagState in(String environment) {
        var key = new FlagKey("gitlab", FakeGitLabFlags.PROJECT, "chat-next", environment);
        return java.util.Objects.requireNonNull(source.reader().read(List.of(key)).get(key));
    }

    private ObjectNode strategy(String flag) {
        return (ObjectNode) gitlab.flag(flag).path("strategies").get(0);
    }
}
