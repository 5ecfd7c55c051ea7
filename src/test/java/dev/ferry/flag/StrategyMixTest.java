package dev.ferry.flag;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What several rules let through together, against everybody being asked one by one. */
class StrategyMixTest {

    private static final int USERS = 10_000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void bucketsAreThoseOfUnleashsOwnSpecification() throws IOException {
        var vectors = read("unleash-vectors.json").path("strategyVectors");
        int compared = 0;
        for (var v : vectors) {
            if (v.path("normalized").isInt()) {
                var group = v.path("groupId").asText();
                assertThat(Bucket.of(group, v.path("stickinessValue").asText()))
                        .as(v.path("description").asText())
                        .isEqualTo(v.path("normalized").asInt());
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(10);
    }

    @Test
    void aThousandUsersAreWhereARealServerPutThem() throws IOException {
        var live = read("unleash-live-1000.json");
        for (var row : live.path("rows")) {
            var bucket = Bucket.of(live.path("groupId").asText(), row.path("userId").asText());
            assertThat(bucket <= live.path("rollout").asInt())
                    .isEqualTo(row.path("server").asBoolean());
        }
        assertThat(live.path("rows")).hasSize(1000);
    }

    @Test
    void theShareOfAnyMixIsWhatTenThousandUsersGet() {
        var random = new Random(4);
        var crowds = new HashMap<String, Crowd>();
        int exact = 0;
        int mixed = 0;
        for (int round = 0; round < 400; round++) {
            var mix = mix(random);
            var rollout = StrategyMix.rollout(mix);
            var group = rollout instanceof Rollout.Percent p ? p.groupId() : "chat";
            var crowd = crowds.computeIfAbsent(group, g -> Crowd.of(USERS, g));
            var somebody = new BitSet();
            mix.forEach(rule -> somebody.or(crowd.on(rule)));
            int on = somebody.cardinality();
            switch (rollout) {
                case Rollout.Mixed m when m.min().signum() == 0 -> {
                    // A fraction: what the server lets through is the most.
                    assertThat(on * 100.0 / USERS).isLessThanOrEqualTo(m.max().doubleValue() + 2);
                    mixed++;
                }
                case Rollout.Mixed m -> {
                    // Users are spread evenly over one group only; over the others by chance.
                    double share = on * 100.0 / USERS;
                    assertThat(share)
                            .as(mix.toString())
                            .isBetween(m.min().doubleValue() - 2, m.max().doubleValue() + 2);
                    mixed++;
                }
                case Rollout.Unknown u -> throw new AssertionError(u);
                case Rollout.Off off -> assertThat(on).as(mix.toString()).isZero();
                case Rollout.Full full -> assertThat(on).as(mix.toString()).isEqualTo(USERS);
                case Rollout.Percent p -> {
                    assertThat(on)
                            .as(mix.toString())
                            .isEqualTo(p.value().intValueExact() * USERS / 100);
                    exact++;
                }
            }
        }
        assertThat(exact).isGreaterThan(20);
        assertThat(mixed).isGreaterThan(20);
    }

    @Test
    void whoIsInAtOnePercentageIsInAtEveryLargerOne() {
        var crowd = Crowd.of(USERS, "chat");
        var before = new BitSet();
        for (int percent = 0; percent <= 100; percent++) {
            var on = crowd.on(flexible("chat", String.valueOf(percent)));
            assertThat(on.cardinality()).isEqualTo(USERS * percent / 100);
            before.andNot(on);
            assertThat(before.stream()).as("let in and thrown out at " + percent).isEmpty();
            before = on;
        }
    }

    @Test
    void rulesForSomeAndRulesOfSomebodysOwnKindAreNotGuessed() {
        var named = new Strategy("userWithId", Map.of("userIds", "ana"), List.of());
        var own = new Strategy("moonPhase", Map.of(), List.of());
        assertThat(StrategyMix.rollout(List.of(named))).isEqualTo(Rollout.OFF);
        assertThat(StrategyMix.targeting(List.of(named))).containsExactly("users ana");
        assertThat(StrategyMix.rollout(List.of(named, own))).isInstanceOf(Rollout.Unknown.class);
        assertThat(StrategyMix.rollout(List.of(own, flexible("x", "100")))).isEqualTo(Rollout.FULL);
    }

    /** One to three rules, of few groups, with percentages as people store them. */
    private static List<Strategy> mix(Random random) {
        var percents = List.of("0", "1", "12.5", "33", "50", "50", "99", "100", "150", "-1");
        var mix = new ArrayList<Strategy>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            var group = random.nextInt(3) == 0 ? "search" : "chat";
            var percent = percents.get(random.nextInt(percents.size()));
            mix.add(
                    switch (random.nextInt(6)) {
                        case 0 ->
                                new Strategy(
                                        "gradualRolloutUserId",
                                        Map.of("groupId", group, "percentage", percent),
                                        List.of());
                        case 1 ->
                                new Strategy("userWithId", Map.of("userIds", "nobody"), List.of());
                        default -> flexible(group, percent);
                    });
        }
        return mix;
    }

    private static Strategy flexible(String group, String percent) {
        return new Strategy(
                "flexibleRollout",
                Map.of("groupId", group, "rollout", percent, "stickiness", "userId"),
                List.of());
    }

    private static JsonNode read(String name) throws IOException {
        return MAPPER.readTree(Path.of("src/test/resources/bucketing", name).toFile());
    }
}
