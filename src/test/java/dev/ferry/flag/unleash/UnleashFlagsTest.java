package dev.ferry.flag.unleash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.flag.FakeService;
import dev.ferry.flag.FlagEvents.Change;
import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagMovedException;
import dev.ferry.flag.FlagSource;
import dev.ferry.flag.FlagSourceContract;
import dev.ferry.flag.FlagState;
import dev.ferry.flag.FlagState.Presence;
import dev.ferry.flag.FlagWriteException;
import dev.ferry.flag.Rollout;
import dev.ferry.flag.ServicePlace;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnleashFlagsTest extends FlagSourceContract {

    private final FakeUnleash unleash = new FakeUnleash();
    private final FlagSource source =
            UnleashFlags.source(
                    "unleash", unleash.url(), unleash.road("", "Authorization", CLOCK), CLOCK);

    @Override
    protected Place open() {
        return new ServicePlace(unleash, source) {

            @Override
            public FlagKey key(String name) {
                return new FlagKey("unleash", "default", name, "production");
            }

            @Override
            public void flag(String name, int percent) {
                unleash.creates(name);
                unleash.adds(name, String.valueOf(percent));
                unleash.turnsOn(name);
            }

            @Override
            public void moves(String name, int percent) {
                unleash.turns(name, String.valueOf(percent));
            }

            @Override
            public List<String> writes() {
                return requests().stream()
                        .filter(r -> !r.startsWith("GET") && !r.endsWith("/playground"))
                        .toList();
            }

            @Override
            public int pageSize() {
                return 10_000;
            }

            @Override
            public int besides() {
                return 1;
            }
        };
    }

    @Test
    void anEnvironmentWithoutARuleGetsOursBeforeItIsTurnedOn() {
        unleash.creates("chat-next");
        var after = set("chat-next", 5);
        assertThat(share(after)).isEqualByComparingTo(dec(5));
        assertThat(unleash.rules("chat-next")).isOne();
        assertThat(after.lastChanged()).isPresent();
        assertThat(after.changedBy()).contains("dora");
    }

    @Test
    void anEnvironmentThatIsOffIsTurnedDownBeforeItIsTurnedOn() {
        unleash.creates("chat-next");
        unleash.adds("chat-next", "100");
        assertThat(read("chat-next").rollout()).isEqualTo(Rollout.OFF);
        assertThat(share(set("chat-next", 5))).isEqualByComparingTo(dec(5));
        assertThat(unleash.rules("chat-next")).isOne();
    }

    @Test
    void onWithoutAnyRuleIsOnForEverybodyAndCanBeTakenBack() {
        unleash.creates("chat-next");
        unleash.environment("chat-next").put("enabled", true);
        assertThat(read("chat-next").rollout()).isEqualTo(Rollout.FULL);
        assertThat(set("chat-next", 0).rollout()).isEqualTo(Rollout.OFF);
    }

    @Test
    void whatNobodyCheckedWhenItWasStoredIsReadAsTheSdksReadIt() {
        unleash.creates("chat-next");
        unleash.adds("chat-next", "12.5");
        unleash.turnsOn("chat-next");
        assertThat(read("chat-next").rollout())
                .isInstanceOfSatisfying(
                        Rollout.Mixed.class,
                        m -> {
                            assertThat(m.min()).isEqualByComparingTo(dec(0));
                            assertThat(m.max()).isEqualByComparingTo(dec(12));
                        });
        assertThat(share(set("chat-next", 20))).isEqualByComparingTo(dec(20));
        unleash.turns("chat-next", "150");
        assertThat(read("chat-next").rollout())
                .isInstanceOfSatisfying(
                        Rollout.Mixed.class,
                        m -> assertThat(m.max()).isEqualByComparingTo(dec(100)));
        assertThat(set("chat-next", 0).rollout()).isEqualTo(Rollout.OFF);
        unleash.turns("chat-next", "-3");
        assertThat(read("chat-next").rollout()).isEqualTo(Rollout.OFF);
        unleash.turns("chat-next", "many");
        assertThat(read("chat-next").rollout()).isInstanceOf(Rollout.Unknown.class);
    }

    @Test
    void twoRulesOfOneGroupAreTheLargerOne() {
        unleash.creates("chat-next");
        unleash.adds("chat-next", "10");
        unleash.adds("chat-next", "30");
        unleash.turnsOn("chat-next");
        assertThat(share(read("chat-next"))).isEqualByComparingTo(dec(30));
        assertThat(share(set("chat-next", 20))).isEqualByComparingTo(dec(20));
    }

    @Test
    void rulesThatTellUsersApartDifferentlyAreNoOneNumberAndOnlyGoDown() {
        unleash.creates("chat-next");
        unleash.adds("chat-next", "10");
        var other = unleash.adds("chat-next", "30");
        ((ObjectNode) other.path("parameters")).put("groupId", "another");
        unleash.turnsOn("chat-next");
        var mixed = read("chat-next");
        assertThat(mixed.rollout())
                .isInstanceOfSatisfying(
                        Rollout.Mixed.class,
                        m -> {
                            assertThat(m.min()).isEqualByComparingTo(dec(30));
                            assertThat(m.max()).isEqualByComparingTo(dec(40));
                        });
        assertThat(writer().obstacle(mixed, Rollout.percent(50))).isPresent();
        assertThat(set("chat-next", 0).rollout()).isEqualTo(Rollout.OFF);
    }

    @Test
    void anEnvironmentThatIsOffDoesNotHideThatItsRulesAddUp() {
        unleash.creates("chat-next");
        unleash.adds("chat-next", "10");
        var other = unleash.adds("chat-next", "30");
        ((ObjectNode) other.path("parameters")).put("groupId", "another");
        var refused = catchThrowableOfType(FlagWriteException.class, () -> set("chat-next", 20));
        assertThat(refused).hasMessageContaining("2 rules");
        assertThat(unleash.environment("chat-next").path("enabled").asBoolean()).isFalse();
    }

    @Test
    void aRuleForSomeIsNamedAndNotCounted() {
        unleash.creates("chat-next");
        var some = unleash.adds("chat-next", "100");
        some.putArray("constraints")
                .addObject()
                .put("contextName", "userId")
                .put("operator", "IN")
                .putArray("values")
                .add("qa-1");
        unleash.adds("chat-next", "5");
        unleash.turnsOn("chat-next");
        var state = read("chat-next");
        assertThat(share(state)).isEqualByComparingTo(dec(5));
        assertThat(state.targeting()).containsExactly("everybody where userId IN qa-1");
        assertThat(set("chat-next", 20).targeting()).hasSize(1);
    }

    @Test
    void aRuleForEverybodyGivesWayToOursAndStaysToBeBroughtBack() {
        unleash.creates("chat-next");
        var all = unleash.adds("chat-next", "100");
        all.put("name", "default");
        ((ObjectNode) all.path("parameters")).removeAll();
        unleash.turnsOn("chat-next");
        assertThat(read("chat-next").rollout()).isEqualTo(Rollout.FULL);
        assertThat(share(set("chat-next", 50))).isEqualByComparingTo(dec(50));
        assertThat(all.path("disabled").asBoolean()).isTrue();
    }

    @Test
    void whatWasArchivedIsNotWhatNeverWas() {
        unleash.creates("chat-next");
        unleash.archives("chat-next");
        assertThat(read("chat-next").presence()).isEqualTo(Presence.ARCHIVED);
        assertThat(read("never").presence()).isEqualTo(Presence.ABSENT);
        var many =
                List.of("chat-next", "never", "a", "b", "c", "d").stream()
                        .map(place()::key)
                        .toList();
        assertThat(source.reader().read(many))
                .extractingByKey(place().key("chat-next"))
                .extracting(FlagState::presence)
                .isEqualTo(Presence.ARCHIVED);
    }

    @Test
    void anEnvironmentThatIsNotThereIsNoZeroHoweverItIsRead() {
        unleash.creates("chat-next");
        var keys =
                List.of("chat-next", "a", "b", "c", "d").stream()
                        .map(n -> new FlagKey("unleash", "default", n, "staging"))
                        .toList();
        for (int n : List.of(1, 5)) {
            assertThat(source.reader().read(keys.subList(0, n)))
                    .extractingByKey(keys.getFirst())
                    .extracting(FlagState::presence)
                    .isEqualTo(Presence.UNREADABLE);
        }
    }

    @Test
    void somebodyWhoIsQuickerWinsAndIsTold() {
        place().flag("chat-next", 5);
        var now = read("chat-next");
        // Between our read and our write; then back over what we wrote.
        unleash.beforeNextWrite(() -> unleash.adds("chat-next", "90"));
        var moved =
                catchThrowableOfType(
                        FlagMovedException.class,
                        () ->
                                writer().set(
                                                now.key(),
                                                Rollout.percent(20),
                                                now.fingerprint(),
                                                "next"));
        assertThat(share(moved.now())).isEqualByComparingTo(dec(90));
    }

    @Test
    void theLogTellsWhatWasMissedOnceAndInOrder() {
        var log = source.events().orElseThrow();
        place().flag("chat-next", 5);
        var start = log.changesSince(Optional.empty());
        assertThat(start.changes()).isEmpty();
        place().moves("chat-next", 6);
        unleash.logsIn();
        unleash.creates("search-next");
        var news = log.changesSince(Optional.of(start.cursor()));
        assertThat(news.changes())
                .extracting(c -> c.key().name() + " " + c.what())
                .containsExactly(
                        "chat-next feature-strategy-update", "search-next feature-created");
        assertThat(news.changes()).extracting(Change::by).containsOnly(Optional.of("dora"));
        unleash.calls();
        assertThat(log.changesSince(Optional.of(news.cursor())).changes()).isEmpty();
        assertThat(unleash.calls()).hasSize(1);
    }

    @Test
    void aLongAbsenceIsCaughtUpPageByPage() {
        place().flag("chat-next", 5);
        var log = source.events().orElseThrow();
        var start = log.changesSince(Optional.empty());
        for (int i = 0; i < 350; i++) {
            place().moves("chat-next", i % 100);
        }
        assertThat(log.changesSince(Optional.of(start.cursor())).changes()).hasSize(350);
    }

    @Test
    void aStaleFlagSaysSo() {
        place().flag("chat-next", 100);
        unleash.stale("chat-next");
        assertThat(read("chat-next").stale()).isTrue();
    }

    @Test
    void aTokenThatIsRefusedIsSaidInWords() {
        place().flag("chat-next", 5);
        unleash.fails(401);
        assertThat(read("chat-next").rollout())
                .isInstanceOfSatisfying(
                        Rollout.Unknown.class,
                        u ->
                                assertThat(u.reason())
                                        .contains("401")
                                        .doesNotContain(FakeService.TOKEN));
    }
}
