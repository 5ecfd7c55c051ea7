package dev.ferry.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ferry.flag.Bucket;
import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagMovedException;
import dev.ferry.flag.FlagState;
import dev.ferry.flag.FlagState.Presence;
import dev.ferry.flag.FlagWriter;
import dev.ferry.flag.Rollout;
import dev.ferry.flag.unleash.RealUnleash;
import dev.ferry.flag.unleash.UnleashFlags;
import dev.ferry.flag.unleash.Waiting;
import dev.ferry.migration.Company;
import dev.ferry.migration.Maturity;
import dev.ferry.migration.ramp.RampPolicy;
import io.getunleash.DefaultUnleash;
import io.getunleash.Unleash;
import io.getunleash.UnleashContext;
import io.getunleash.util.UnleashConfig;
import io.javalin.Javalin;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way of a flag on a real Unleash server, with everything that goes wrong on it. Where no
 * server can be installed it is left out, and says why. Alone: {@code ./ferry test -Dtest=none
 * -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=UnleashIT}.
 */
class UnleashIT {

    private static final String SECRET = "Bearer hook-secret";
    private static final int USERS = 10_000;

    private static RealUnleash unleash;
    private static Javalin door;
    private static final List<byte[]> DELIVERIES = new CopyOnWriteArrayList<>();

    @TempDir Path dir;
    private Story story;
    private String chat;
    private FlagKey key;

    @BeforeAll
    static void start() {
        try {
            unleash = RealUnleash.start();
        } catch (RealUnleash.Unavailable e) {
            Assumptions.abort("no Unleash server here: " + e.getMessage());
        }
        door =
                Javalin.create(
                                config -> {
                                    config.startup.showJavalinBanner = false;
                                    config.jetty.host = "127.0.0.1";
                                    config.routes.post(
                                            "/webhooks/unleash",
                                            ctx -> {
                                                if (SECRET.equals(ctx.header("Authorization"))) {
                                                    DELIVERIES.add(ctx.bodyAsBytes());
                                                }
                                            });
                                })
                        .start(0);
        unleash.tells(URI.create("http://127.0.0.1:" + door.port() + "/webhooks/unleash"), SECRET);
        // Its first start looked for webhooks already, and running it looks again after a minute.
        unleash.goesDown();
        unleash.comesUp();
    }

    @AfterAll
    static void stop() {
        if (door != null) {
            door.stop();
        }
        if (unleash != null) {
            unleash.close();
        }
    }

    @BeforeEach
    void begin() {
        chat = "chat-" + UUID.randomUUID().toString().substring(0, 8);
        key = new FlagKey("unleash", "default", chat, "production");
        var company =
                new Company()
                        .flags("unleash", "default")
                        .feature(chat, Maturity.GA, 5, "claude-sonnet-4-5@anthropic")
                        .feature("review", Maturity.BETA, 3, "claude-sonnet-4-5@anthropic");
        story =
                Story.of(
                        dir,
                        company,
                        clock ->
                                UnleashFlags.source(
                                        "unleash", unleash.url(), unleash.road(clock), clock));
        // The server's own times are those of this machine.
        var clock = story.world().clock();
        clock.pass(Duration.between(clock.instant(), Instant.now().plusSeconds(60)));
        story.world().rules(RolloutTest.withoutChecklist(false));
        story.restarts();
        DELIVERIES.clear();
        var issue = story.opens("fatima", "Sonnet 4.5 is going away", "");
        story.says("fatima", issue, "/migrate claude-sonnet-4-5 to claude-sonnet-5-5");
        unleash.creates(chat);
        poll();
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void theWholeWayByCommandsWhateverHappensOnIt() {
        // The server adds a rule of 100 % to an environment that is turned on without one.
        assertThat(unleash.rules(chat)).isEmpty();
        goesOn(Duration.ZERO, 1);
        assertThat(unleash.rules(chat)).hasSize(1);

        hearsOfItTwiceAndBackwards();
        goesOn(Duration.ofHours(2), 5);
        staysWhileTheServerIsDown(Duration.ofHours(6));
        goesOn(Duration.ZERO, 20);

        var rule = unleash.rules(chat).path(0).path("id").asText();
        unleash.turns(chat, rule, "12.5");
        poll();
        assertThat(row()).contains("| 0–12 % |");
        assertThat(says("rollout next")).contains("stays where it is");
        clientsGet(0, users());
        unleash.turns(chat, rule, "150");
        poll();
        assertThat(row()).contains("| 0–100 % |");
        assertThat(says("rollback these are no percentages")).contains("rolled it back to 0 %");
        assertThat(row()).contains("| 0 % |", "rolled back");

        everybodyGetsIt(users());
        assertThat(unleash.rules(chat)).hasSize(1);
        says("rollback too slow");
        assertThat(row()).contains("| 0 % |", "rolled back");
        clientsGet(0, users());

        everybodyGetsIt(List.of());
        unleash.archives(chat);
        poll();
        assertThat(row()).contains("| removed |");
        var issue = story.world().featureIssue(name());
        story.world().edits("dora", issue.ref(), issue.body().replace("- [ ]", "- [x]"));
        story.runs();
        assertThat(says("done")).contains("approved as done");
        assertThat(row()).contains("complete");
    }

    private void everybodyGetsIt(List<String> users) {
        says("rollout resume");
        var stay = Duration.ZERO;
        for (var stage : RampPolicy.DEFAULT.stages()) {
            goesOn(stay, stage.percent());
            if (!users.isEmpty()) {
                clientsGet(stage.percent(), users);
            }
            stay = stage.stay();
        }
    }

    private void goesOn(Duration after, int percent) {
        story.world().clock().pass(after);
        assertThat(says("rollout next")).contains("at " + percent + " % now");
        assertThat(now().rollout().share().orElseThrow()).isEqualByComparingTo("" + percent);
        assertThat(row()).contains("| " + percent + " % |");
    }

    private void hearsOfItTwiceAndBackwards() {
        Waiting.until("the server tells of it", () -> !DELIVERIES.isEmpty());
        var order = new ArrayList<>(DELIVERIES);
        order.addAll(DELIVERIES);
        story.world().forgetCalls();
        hears(order.reversed());
        poll();
        assertThat(story.world().writes()).isZero();
    }

    private void staysWhileTheServerIsDown(Duration after) {
        story.world().clock().pass(after);
        poll();
        var before = row();
        unleash.goesDown();
        try {
            poll();
            assertThat(row()).isEqualTo(before);
            poll();
            assertThat(row()).contains("| 5 % (at ");
            assertThat(says("rollout next")).contains("cannot be read now");
        } finally {
            unleash.comesUp();
        }
        poll();
        assertThat(row()).isEqualTo(before);
    }

    private String says(String command) {
        var issue = story.world().featureIssue(name()).ref();
        story.says("dora", issue, "/migrate " + command);
        return story.answer(issue);
    }

    @Test
    void hooksThatAreLostDoubledAndOutOfOrderEndInTheTruth() {
        set(5);
        poll();
        DELIVERIES.clear();
        var rule = unleash.rules(chat).path(0).path("id").asText();
        for (int percent = 30; percent <= 43; percent++) {
            unleash.turns(chat, rule, String.valueOf(percent));
        }
        Waiting.until(
                "the last delivery comes in",
                () -> DELIVERIES.stream().anyMatch(d -> new String(d).contains("\"43\"")));

        var order = new ArrayList<>(DELIVERIES);
        order.addAll(DELIVERIES);
        Collections.reverse(order);
        var lost = new AtomicInteger();
        hears(order.stream().filter(_ -> lost.getAndIncrement() % 3 != 1).toList());
        assertThat(row()).contains("| 43 % |");

        unleash.turns(chat, rule, "44");
        assertThat(row()).as("its delivery is lost").contains("| 43 % |");
        poll();
        assertThat(row()).contains("| 44 % |");
    }

    @Test
    void somebodyElseAtTheSameRuleIsNotOverruled() {
        set(5);
        var seen = now();
        unleash.turns(chat, unleash.rules(chat).path(0).path("id").asText(), "30");
        var moved =
                catchThrowableOfType(
                        FlagMovedException.class,
                        () ->
                                writer().set(
                                                key,
                                                Rollout.percent(20),
                                                seen.fingerprint(),
                                                "next stage"));
        assertThat(moved.now().rollout().share().orElseThrow()).isEqualByComparingTo("30");
        assertThat(moved.now().changedBy()).isPresent();
        poll();
        assertThat(row()).contains("| 30 % |");
    }

    @Test
    void anEnvironmentThatSomebodyTurnsOnWithoutARuleIsSeenAsTheHundredThatItIs() {
        unleash.turnsOn(chat);
        poll();
        assertThat(row()).contains("| 100 % |");
        assertThat(set(0).rollout()).isEqualTo(Rollout.OFF);
        assertThat(set(5).rollout().share().orElseThrow()).isEqualByComparingTo("5");
        assertThat(unleash.rules(chat)).hasSize(1);
    }

    @Test
    void ourRuleIsThereBeforeTheEnvironmentIsTurnedOn() {
        assertThat(unleash.rules(chat)).isEmpty();
        assertThat(set(5).rollout().share().orElseThrow()).isEqualByComparingTo("5");
        assertThat(unleash.rules(chat)).hasSize(1);
        unleash.turnsOff(chat);
        unleash.turns(chat, unleash.rules(chat).path(0).path("id").asText(), "100");
        poll();
        assertThat(row()).contains("| 0 % |");
        assertThat(set(20).rollout().share().orElseThrow()).isEqualByComparingTo("20");
    }

    @Test
    void manyFlagsAreReadInTwoCallsAndSayTheSameAsOneByOne() {
        var keys = new ArrayList<FlagKey>();
        for (int i = 0; i < 12; i++) {
            var name = chat + "-" + i;
            unleash.creates(name);
            if (i % 3 != 0) {
                unleash.adds(name, String.valueOf(i));
                unleash.turnsOn(name);
            }
            keys.add(new FlagKey("unleash", "default", name, "production"));
        }
        unleash.archives(chat + "-11");
        keys.add(new FlagKey("unleash", "default", chat + "-never", "production"));
        var reader = story.world().flagSource().reader();
        var all = reader.read(keys);
        for (var k : keys) {
            var one = Objects.requireNonNull(reader.read(List.of(k)).get(k));
            assertThat(Objects.requireNonNull(all.get(k)).saysTheSameAs(one))
                    .as("%s", one)
                    .isTrue();
        }
        assertThat(all.get(keys.get(11)))
                .extracting(FlagState::presence)
                .isEqualTo(Presence.ARCHIVED);
        assertThat(all.get(keys.get(12)))
                .extracting(FlagState::presence)
                .isEqualTo(Presence.ABSENT);
    }

    private void hears(List<byte[]> deliveries) {
        for (var delivery : deliveries) {
            story.bot().hearsOfFlag("sha256:" + Arrays.hashCode(delivery), "unleash", delivery);
            story.bot().works();
        }
    }

    private FlagWriter writer() {
        return story.bot().flags().writer("unleash").orElseThrow();
    }

    private FlagState now() {
        var source = story.world().flagSource();
        return Objects.requireNonNull(source.reader().read(List.of(key)).get(key));
    }

    private FlagState set(int percent) {
        return writer().set(key, Rollout.percent(percent), now().fingerprint(), "a test");
    }

    private void poll() {
        story.world().clock().pass(Duration.ofSeconds(15));
        story.bot().polls();
        story.bot().works();
    }

    private String name() {
        return Character.toUpperCase(chat.charAt(0)) + chat.substring(1).replace('-', ' ');
    }

    private String row() {
        var name = name();
        return story.world()
                .epic()
                .body()
                .lines()
                .filter(l -> l.startsWith("| " + name + " |"))
                .findFirst()
                .orElseThrow();
    }

    /** A hundred for each of the hundred buckets of the flag. */
    private List<String> users() {
        var free = new int[101];
        Arrays.fill(free, USERS / 100);
        var users = new ArrayList<String>();
        for (int i = 0; users.size() < USERS; i++) {
            if (free[Bucket.of(chat, "user-" + i)]-- > 0) {
                users.add("user-" + i);
            }
        }
        return users;
    }

    /** The server hands a change to its clients a second or so later. */
    private void clientsGet(int percent, List<String> users) {
        Waiting.until(
                percent + " % of the clients",
                () -> evaluated(users) == (long) USERS * percent / 100);
    }

    /** By Unleash's own SDK, that asks the server anew. */
    private long evaluated(List<String> users) {
        var config =
                UnleashConfig.builder()
                        .unleashAPI(unleash.url() + "/api/")
                        .apiKey(RealUnleash.CLIENT_TOKEN)
                        .appName("ferry-test")
                        .instanceId(UUID.randomUUID().toString())
                        .synchronousFetchOnInitialisation(true)
                        .disableMetrics()
                        .backupFile(dir.resolve(UUID.randomUUID() + ".json").toString())
                        .build();
        Unleash client = new DefaultUnleash(config);
        try {
            return users.stream()
                    .filter(u -> client.isEnabled(chat, UnleashContext.builder().userId(u).build()))
                    .count();
        } finally {
            client.shutdown();
        }
    }
}
