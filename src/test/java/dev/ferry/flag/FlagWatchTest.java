package dev.ferry.flag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.flag.FlagEvents.Change;
import dev.ferry.flag.FlagEvents.Changes;
import dev.ferry.flag.FlagState.Presence;
import dev.ferry.inbox.HandClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is known of flags between two looks at them. */
class FlagWatchTest {

    private static final FlagKey CHAT = new FlagKey("unleash", "default", "chat", "production");
    private static final FlagKey SEARCH = new FlagKey("unleash", "default", "search", "production");

    private final HandClock clock = new HandClock();
    private final Service service = new Service();

    /** Flags in memory, with a log that may be left away. */
    private final class Service implements FlagReader, FlagEvents {
        private final Map<FlagKey, Integer> percents = new HashMap<>();
        private final List<Change> log = new ArrayList<>();
        private boolean silent;
        private int reads;
        private int looks;

        @Override
        public Map<FlagKey, FlagState> read(Collection<FlagKey> keys) {
            reads++;
            var states = new HashMap<FlagKey, FlagState>();
            keys.forEach(k -> states.put(k, state(k)));
            return states;
        }

        private FlagState state(FlagKey key) {
            var percent = percents.get(key);
            if (silent || percent == null) {
                return silent
                        ? FlagState.unreadable(key, "no answer", clock.instant())
                        : FlagState.absent(key, clock.instant());
            }
            return new FlagState(
                    key,
                    Presence.PRESENT,
                    true,
                    Rollout.of(BigDecimal.valueOf(percent), "", ""),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    clock.instant(),
                    String.valueOf(percent));
        }

        @Override
        public Changes changesSince(Optional<String> cursor) {
            looks++;
            if (silent) {
                throw new IllegalStateException("no answer");
            }
            int from = cursor.map(Integer::parseInt).orElse(log.size());
            return new Changes(log.subList(from, log.size()), String.valueOf(log.size()));
        }

        void moves(FlagKey key, int percent) {
            percents.put(key, percent);
            log.add(new Change(key, clock.instant(), Optional.of("dora"), "moved"));
        }
    }

    private FlagWatch watch(boolean withLog, FlagKey... keys) {
        var source = FlagSource.of("unleash", service).hintedBy("unleash");
        return new FlagWatch(
                List.of(withLog ? source.with((FlagEvents) service) : source),
                List.of(keys),
                Duration.ofMinutes(2),
                clock);
    }

    @Test
    void aTableCostsNoRequestOnceTheFlagIsKnown() {
        service.moves(CHAT, 5);
        var watch = watch(false, CHAT);
        watch.poll("unleash");
        for (int i = 0; i < 100; i++) {
            assertThat(now(watch, CHAT)).isEqualTo(Rollout.percent(5));
        }
        assertThat(service.reads).isOne();
    }

    @Test
    void aReadingThatNobodyConfirmedForTooLongIsReadAgain() {
        service.moves(CHAT, 5);
        var watch = watch(false, CHAT);
        watch.poll("unleash");
        service.moves(CHAT, 20);
        clock.pass(Duration.ofMinutes(3));
        assertThat(now(watch, CHAT)).isEqualTo(Rollout.percent(20));
    }

    @Test
    void aPollSaysWhatChangedAndOnlyThat() {
        service.moves(CHAT, 5);
        service.moves(SEARCH, 5);
        for (boolean withLog : List.of(true, false)) {
            var watch = watch(withLog, CHAT, SEARCH);
            assertThat(watch.poll("unleash")).isEmpty();
            service.moves(SEARCH, withLog ? 6 : 7);
            assertThat(watch.poll("unleash")).containsExactly(SEARCH);
            assertThat(watch.poll("unleash")).isEmpty();
        }
    }

    @Test
    void tenThousandFlagsThatStandStillCostOneLookAtTheLog() {
        var keys =
                IntStream.range(0, 10_000)
                        .mapToObj(i -> new FlagKey("unleash", "default", "f" + i, "production"))
                        .toArray(FlagKey[]::new);
        for (var key : keys) {
            service.percents.put(key, 5);
        }
        var watch = watch(true, keys);
        watch.poll("unleash");
        service.reads = 0;
        service.looks = 0;
        for (int i = 0; i < 10; i++) {
            clock.pass(Duration.ofSeconds(15));
            assertThat(watch.poll("unleash")).isEmpty();
            assertThat(watch.read(List.of(keys))).hasSize(10_000);
        }
        assertThat(service.reads).isZero();
        assertThat(service.looks).isEqualTo(10);
    }

    @Test
    void theLogIsNotBelievedForEver() {
        service.moves(CHAT, 5);
        var watch = watch(true, CHAT);
        watch.poll("unleash");
        service.percents.put(CHAT, 50);
        assertThat(watch.poll("unleash")).isEmpty();
        clock.pass(Duration.ofMinutes(16));
        assertThat(watch.poll("unleash")).containsExactly(CHAT);
    }

    @Test
    void oneFailureIsNoNewsAndTwoAre() {
        service.moves(CHAT, 50);
        for (boolean withLog : List.of(true, false)) {
            var watch = watch(withLog, CHAT);
            watch.poll("unleash");
            service.silent = true;
            assertThat(watch.poll("unleash")).isEmpty();
            assertThat(now(watch, CHAT)).isEqualTo(Rollout.percent(50));
            assertThat(watch.poll("unleash")).containsExactly(CHAT);
            assertThat(now(watch, CHAT)).isInstanceOf(Rollout.Unknown.class);
            assertThat(watch.poll("unleash")).isEmpty();
            service.silent = false;
            assertThat(watch.poll("unleash")).containsExactly(CHAT);
            assertThat(now(watch, CHAT)).isEqualTo(Rollout.percent(50));
        }
    }

    @Test
    void theLastGoodReadingHasTheAgeOfTheLastLookThatConfirmedIt() {
        service.moves(CHAT, 50);
        for (boolean withLog : List.of(true, false)) {
            var watch = watch(withLog, CHAT);
            watch.poll("unleash");
            clock.pass(Duration.ofMinutes(9));
            watch.poll("unleash");
            var confirmed = clock.instant();
            service.silent = true;
            for (int i = 0; i < 5; i++) {
                clock.pass(Duration.ofMinutes(1));
                watch.poll("unleash");
            }
            var last = watch.lastGood(CHAT).orElseThrow();
            assertThat(last.rollout()).isEqualTo(Rollout.percent(50));
            assertThat(last.observedAt()).isEqualTo(confirmed);
            service.silent = false;
        }
    }

    @Test
    void aHintIsBelievedOnlyAsFarAsAReasonToLook() {
        service.moves(CHAT, 5);
        var watch = watch(true, CHAT, SEARCH);
        watch.poll("unleash");
        assertThat(hint(watch, "unleash:default/chat")).isEmpty();
        service.moves(CHAT, 20);
        assertThat(hint(watch, "gitlab:default/chat")).isEmpty();
        assertThat(hint(watch, "unleash:other/chat")).isEmpty();
        assertThat(hint(watch, "unleash:default/search")).isEmpty();
        assertThat(hint(watch, "unleash:default/chat")).containsExactly(CHAT);
        assertThat(hint(watch, "unleash:default/chat")).isEmpty();
        assertThat(FlagHint.parse("nonsense")).isEmpty();
    }

    @Test
    void whatSomebodyElseNoticedIsToldByTheNextPollOnce() {
        service.moves(CHAT, 5);
        var watch = watch(false, CHAT);
        watch.poll("unleash");
        service.moves(CHAT, 20);
        clock.pass(Duration.ofMinutes(3));
        assertThat(now(watch, CHAT)).as("a table reads it").isEqualTo(Rollout.percent(20));
        assertThat(watch.poll("unleash")).as("other tables have to hear").containsExactly(CHAT);
        assertThat(watch.poll("unleash")).isEmpty();
    }

    @Test
    void aFlagOfNoSourceIsUnreadableWithItsReason() {
        var lost = new FlagKey("gone", "default", "chat", "production");
        var state = Objects.requireNonNull(watch(false, CHAT).read(List.of(lost)).get(lost));
        assertThat(state.presence()).isEqualTo(Presence.UNREADABLE);
        assertThat(state.rollout()).isEqualTo(new Rollout.Unknown("no flag source is called gone"));
        assertThat(watch(false, CHAT).writer("gone")).isEmpty();
    }

    private static Set<FlagKey> hint(FlagWatch watch, String text) {
        return watch.hinted(FlagHint.parse(text).orElseThrow());
    }

    private static Rollout now(FlagWatch watch, FlagKey key) {
        return Objects.requireNonNull(watch.read(List.of(key)).get(key)).rollout();
    }
}
