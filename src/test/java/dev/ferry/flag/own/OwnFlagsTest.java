package dev.ferry.flag.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagMovedException;
import dev.ferry.flag.FlagSource;
import dev.ferry.flag.FlagSourceContract;
import dev.ferry.flag.FlagState.Presence;
import dev.ferry.flag.Rollout;
import dev.ferry.flag.Shares;
import dev.ferry.store.Database;
import dev.ferry.store.NewDatabase;
import dev.ferry.store.WriteHook;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flags in Ferry's own database. */
class OwnFlagsTest extends FlagSourceContract {

    @TempDir Path dir;

    private static FlagKey named(String name) {
        return new FlagKey("ferry", "", name, "production");
    }

    /** The table as Ferry sees it, and somebody who listens. */
    private static final class Heard implements Shares, AutoCloseable {

        private final String url;
        private final List<String> requests = new ArrayList<>();
        private Runnable next = () -> {};
        private Database database;

        Heard(Path file) {
            url = NewDatabase.at(file);
            database = opened();
        }

        private Database opened() {
            return Database.stepwise(
                    url,
                    new WriteHook() {
                        @Override
                        public void before(String write) {
                            var what = next;
                            next = () -> {};
                            what.run();
                        }

                        @Override
                        public void after(String write) {}
                    });
        }

        void broken(boolean broken) {
            if (broken) {
                database.close();
            } else {
                database = opened();
            }
        }

        @Override
        public void begin(Collection<FlagKey> flags, Instant now) {
            database.shares().begin(flags, now);
        }

        @Override
        public Map<FlagKey, Share> of(Collection<FlagKey> flags) {
            requests.add("GET shares");
            return database.shares().of(flags);
        }

        @Override
        public boolean move(FlagKey flag, long version, BigDecimal percent, Instant now) {
            requests.add("MOVE " + flag);
            return database.shares().move(flag, version, percent, now);
        }

        @Override
        public void close() {
            database.close();
        }
    }

    @Override
    protected Place open() {
        var shares = new Heard(dir.resolve("ferry.db"));
        var source = OwnFlags.source("ferry", shares, CLOCK);
        return new Place() {

            @Override
            public FlagSource source() {
                return source;
            }

            @Override
            public FlagKey key(String name) {
                return named(name);
            }

            @Override
            public void flag(String name, int percent) {
                shares.begin(List.of(key(name)), CLOCK.instant());
                moves(name, percent);
            }

            @Override
            public void moves(String name, int percent) {
                var now = Objects.requireNonNull(shares.of(List.of(key(name))).get(key(name)));
                shares.move(key(name), now.version(), dec(percent), CLOCK.instant());
            }

            @Override
            public void beforeNextWrite(Runnable what) {
                shares.next = what;
            }

            @Override
            public void broken(boolean broken) {
                shares.broken(broken);
            }

            @Override
            public List<String> requests() {
                var all = List.copyOf(shares.requests);
                shares.requests.clear();
                return all;
            }

            @Override
            public int pageSize() {
                return Integer.MAX_VALUE / 2;
            }

            @Override
            public int besides() {
                return 1;
            }

            @Override
            public void close() {
                shares.close();
            }
        };
    }

    @Test
    void whatBeginsIsForNobodyAndBeginsOnce() {
        place().flag("chat-next", 20);
        try (var again = new Heard(dir.resolve("ferry.db"))) {
            again.begin(List.of(named("chat-next"), named("search-next")), CLOCK.instant());
            assertThat(share(read("chat-next"))).isEqualByComparingTo(dec(20));
            assertThat(read("search-next").presence()).isEqualTo(Presence.PRESENT);
            assertThat(read("search-next").rollout()).isEqualTo(Rollout.OFF);
        }
    }

    @Test
    void ofTwoWhoMoveItAtOnceOneIsTold() {
        place().flag("chat-next", 5);
        var seen = read("chat-next");
        place().beforeNextWrite(() -> place().moves("chat-next", 50));
        var moved =
                catchThrowableOfType(
                        FlagMovedException.class,
                        () ->
                                writer().set(
                                                seen.key(),
                                                Rollout.percent(20),
                                                seen.fingerprint(),
                                                "next stage"));
        assertThat(share(moved.now())).isEqualByComparingTo(dec(50));
    }
}
