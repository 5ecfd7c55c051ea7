package dev.ferry.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ferry.flag.FlagState.Presence;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every source of flags keeps, whatever it can besides. */
public abstract class FlagSourceContract {

    protected static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));

    /** A place with flags, and the people who work there. */
    protected interface Place extends AutoCloseable {

        FlagSource source();

        FlagKey key(String name);

        /** A new flag, on for so many. */
        void flag(String name, int percent);

        /** Somebody else moves it. */
        void moves(String name, int percent);

        /** Right before the next write arrives, somebody does this. */
        void beforeNextWrite(Runnable what);

        /** The service is out of order, or well again. */
        void broken(boolean broken);

        /** Requests since the last time this was asked, in words. */
        List<String> requests();

        /** What changed something, of these. */
        default List<String> writes() {
            return requests().stream().filter(r -> !r.startsWith("GET")).toList();
        }

        /** How many flags one request lists. */
        int pageSize();

        /** Requests of one look that are needed however few flags there are. */
        default int besides() {
            return 0;
        }

        @Override
        void close();
    }

    protected abstract Place open();

    private Place place;

    @BeforeEach
    void opens() {
        place = open();
    }

    @AfterEach
    void closes() {
        place.close();
    }

    protected Place place() {
        return place;
    }

    @Test
    void aFlagSaysItsPercentage() {
        for (int percent : List.of(0, 1, 5, 20, 50, 99, 100)) {
            var name = "at-" + percent + "-percent";
            place.flag(name, percent);
            assertThat(read(name).presence()).isEqualTo(Presence.PRESENT);
            assertThat(share(read(name))).as(name).isEqualByComparingTo(dec(percent));
            assertThat(read(name).observedAt()).isEqualTo(CLOCK.instant());
        }
        assertThat(read("at-0-percent").rollout()).isEqualTo(Rollout.OFF);
        assertThat(read("at-100-percent").rollout()).isEqualTo(Rollout.FULL);
    }

    @Test
    void whatIsNotThereIsAbsentAndNotZero() {
        place.flag("chat-next", 5);
        assertThat(read("search-next").presence()).isEqualTo(Presence.ABSENT);
        assertThat(reader().read(keys("chat-next", "search-next")).values())
                .extracting(FlagState::presence)
                .containsExactlyInAnyOrder(Presence.PRESENT, Presence.ABSENT);
    }

    @Test
    void manyAreReadAPageAtATime() {
        var names = IntStream.range(0, 240).mapToObj(i -> "flag-" + i + "-x").toList();
        names.forEach(n -> place.flag(n, 5));
        place.requests();
        var states = reader().read(names.stream().map(place::key).toList());
        assertThat(states).hasSize(240);
        assertThat(states.values())
                .allSatisfy(s -> assertThat(share(s)).isEqualByComparingTo(dec(5)));
        int pages = (names.size() + place.pageSize() - 1) / place.pageSize();
        assertThat(place.requests()).hasSizeLessThanOrEqualTo(pages + place.besides());
    }

    @Test
    void aloneAndInAListAFlagIsTheSame() {
        var names = IntStream.range(0, 8).mapToObj(i -> "flag-" + i + "-x").toList();
        names.forEach(n -> place.flag(n, n.hashCode() & 63));
        var all = reader().read(names.stream().map(place::key).toList());
        for (var name : names) {
            assertThat(read(name).saysTheSameAs(state(all.get(place.key(name))))).isTrue();
        }
    }

    @Test
    void theFingerprintMovesWithTheFlagAndWithNothingElse() {
        place.flag("chat-next", 5);
        place.flag("search-next", 5);
        var before = read("chat-next");
        place.moves("search-next", 50);
        assertThat(read("chat-next").fingerprint()).isEqualTo(before.fingerprint());
        place.moves("chat-next", 6);
        assertThat(read("chat-next").fingerprint()).isNotEqualTo(before.fingerprint());
    }

    @Test
    void aSourceThatFailsIsUnreadableAndKeepsItsSecret() {
        place.flag("chat-next", 5);
        place.broken(true);
        var states = reader().read(keys("chat-next", "search-next"));
        assertThat(states)
                .hasSize(2)
                .allSatisfy((k, s) -> {
                    assertThat(s.presence()).isEqualTo(Presence.UNREADABLE);
                    assertThat(s.rollout()).isInstanceOf(Rollout.Unknown.class);
                    assertThat(s.toString()).doesNotContain(FakeService.TOKEN);
                });
        place.broken(false);
        assertThat(read("chat-next").presence()).isEqualTo(Presence.PRESENT);
    }

    @Test
    void aRampGoesUpStepByStepAndComesDownAtOnce() {
        place.flag("chat-next", 0);
        place.flag("search-next", 7);
        var other = read("search-next");
        for (int percent : List.of(1, 5, 20, 50, 100, 0)) {
            var after = set("chat-next", percent);
            assertThat(share(after)).isEqualByComparingTo(dec(percent));
            assertThat(share(read("chat-next"))).isEqualByComparingTo(dec(percent));
            assertThat(after.fingerprint()).isEqualTo(read("chat-next").fingerprint());
        }
        assertThat(read("search-next").saysTheSameAs(other)).isTrue();
    }

    @Test
    void whatIsSetAlreadyIsNotWritten() {
        place.flag("chat-next", 20);
        place.requests();
        set("chat-next", 20);
        assertThat(place.writes()).isEmpty();
    }

    @Test
    void whatSomebodyElseMovedIsLeftAlone() {
        place.flag("chat-next", 5);
        var seen = read("chat-next");
        place.moves("chat-next", 50);
        place.requests();
        var moved =
                catchThrowableOfType(
                        FlagMovedException.class,
                        () ->
                                writer().set(
                                                place.key("chat-next"),
                                                Rollout.percent(20),
                                                seen.fingerprint(),
                                                "next stage"));
        assertThat(share(moved.now())).isEqualByComparingTo(dec(50));
        assertThat(place.writes()).isEmpty();
        assertThat(share(read("chat-next"))).isEqualByComparingTo(dec(50));
    }

    @Test
    void theWayDownIsOpenFromEverywhere() {
        for (int percent : List.of(1, 50, 100)) {
            var name = "down-from-" + percent + "-x";
            place.flag(name, percent);
            assertThat(writer().obstacle(read(name), Rollout.OFF)).isEmpty();
            assertThat(set(name, 0).rollout()).isEqualTo(Rollout.OFF);
        }
    }

    @Test
    void whatCannotBeSetIsSaidBeforeAndInWords() {
        place.flag("chat-next", 5);
        var absent = read("search-next");
        assertThat(writer().obstacle(absent, Rollout.percent(5)))
                .hasValueSatisfying(why -> assertThat(why).contains("search-next", "create it"));
        assertThat(writer().obstacle(read("chat-next"), new Rollout.Unknown("?"))).isPresent();
        var refused =
                catchThrowableOfType(
                        FlagWriteException.class,
                        () ->
                                writer().set(
                                                place.key("search-next"),
                                                Rollout.percent(5),
                                                absent.fingerprint(),
                                                "first stage"));
        assertThat(refused.kind()).isEqualTo(FlagWriteException.Kind.REFUSED);
    }

    @Test
    void aFractionIsSetOrRefusedAndNeverRounded() {
        place.flag("chat-next", 5);
        var now = read("chat-next");
        var half = Rollout.of(new BigDecimal("0.5"), "", "");
        if (writer().obstacle(now, half).isEmpty()) {
            var after = writer().set(now.key(), half, now.fingerprint(), "half a percent");
            assertThat(share(after)).isEqualByComparingTo(new BigDecimal("0.5"));
        } else {
            assertThat(writer().obstacle(now, half).get()).contains("whole percents", "0.5");
            assertThat(share(read("chat-next"))).isEqualByComparingTo(dec(5));
        }
    }

    @Test
    void aWriteThatFailsSaysWhatIsKnown() {
        place.flag("chat-next", 5);
        var now = read("chat-next");
        place.beforeNextWrite(() -> place.broken(true));
        var failed =
                catchThrowableOfType(
                        FlagWriteException.class,
                        () ->
                                writer().set(
                                                now.key(),
                                                Rollout.percent(20),
                                                now.fingerprint(),
                                                "next stage"));
        assertThat(failed.getMessage()).doesNotContain(FakeService.TOKEN).isNotBlank();
        place.broken(false);
    }

    private FlagReader reader() {
        return place.source().reader();
    }

    protected FlagWriter writer() {
        return place.source().writer().orElseThrow();
    }

    protected FlagState read(String name) {
        return state(reader().read(List.of(place.key(name))).get(place.key(name)));
    }

    protected FlagState set(String name, int percent) {
        var now = read(name);
        return writer().set(
                        now.key(),
                        Rollout.percent(percent),
                        now.fingerprint(),
                        "because of a test");
    }

    private List<FlagKey> keys(String... names) {
        var keys = new ArrayList<FlagKey>();
        for (var name : names) {
            keys.add(place.key(name));
        }
        return keys;
    }

    private static FlagState state(FlagState state) {
        return Objects.requireNonNull(state);
    }

    protected static BigDecimal share(FlagState state) {
        return state.rollout()
                .share()
                .orElseThrow(() -> new AssertionError("not one number: " + state));
    }

    protected static BigDecimal dec(int percent) {
        return BigDecimal.valueOf(percent);
    }
}
