package dev.ferry.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagMovedException;
import dev.ferry.flag.FlagReader;
import dev.ferry.flag.FlagSource;
import dev.ferry.flag.FlagState;
import dev.ferry.flag.FlagWatch;
import dev.ferry.flag.FlagWriteException;
import dev.ferry.flag.FlagWriter;
import dev.ferry.flag.Rollout;
import dev.ferry.migration.ramp.Decision;
import dev.ferry.migration.ramp.Percentage;
import dev.ferry.migration.ramp.Person;
import dev.ferry.migration.ramp.Pilot;
import dev.ferry.migration.ramp.Ramp;
import dev.ferry.migration.ramp.RampFacts;
import dev.ferry.migration.ramp.RampPolicy;
import dev.ferry.migration.ramp.Report;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A rollout under everything that can happen to it in any order: people who change their minds,
 * somebody else at the flag, time, numbers, sources that fail before or after the fact, and a
 * process that dies before or after the write, or before it could note what it did.
 */
class RolloutLawsTest {

    private static final FlagKey KEY = new FlagKey("shelf", "", "chat", "");
    private static final int LIVES = 600;
    private static final int EVENTS = 60;
    private static final int PATIENCE = 50;

    private static final class Death extends Error {
        Death() {
            super("the process is gone", null, false, false);
        }
    }

    /** A source of flags that fails as it is told, and remembers what was written through it. */
    private static final class Shelf implements FlagReader, FlagWriter {
        private int percent;
        private int version;
        private boolean silent;
        private Runnable beforeWrite = () -> {};
        private Runnable afterWrite = () -> {};
        private final List<int[]> writes = new ArrayList<>();

        @Override
        public Map<FlagKey, FlagState> read(Collection<FlagKey> keys) {
            return keys.stream().collect(Collectors.toMap(k -> k, this::state));
        }

        private FlagState state(FlagKey key) {
            return silent
                    ? FlagState.unreadable(key, "silent", Instant.EPOCH)
                    : new FlagState(
                            key,
                            FlagState.Presence.PRESENT,
                            true,
                            Rollout.percent(percent),
                            List.of(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            false,
                            Instant.EPOCH,
                            "v" + version);
        }

        @Override
        public Optional<String> obstacle(FlagState now, Rollout wanted) {
            return Optional.empty();
        }

        @Override
        public FlagState set(FlagKey key, Rollout rollout, String expected, String reason) {
            if (silent) {
                throw new FlagWriteException(FlagWriteException.Kind.UNAVAILABLE, "silent", null);
            }
            var before = beforeWrite;
            beforeWrite = () -> {};
            before.run();
            if (!expected.equals("v" + version)) {
                throw new FlagMovedException(state(key));
            }
            int next = rollout.share().orElseThrow().intValueExact();
            writes.add(new int[] {percent, next});
            somebodySets(next);
            var after = afterWrite;
            afterWrite = () -> {};
            after.run();
            return state(key);
        }

        void somebodySets(int next) {
            percent = next;
            version++;
        }
    }

    /** What outlives a process: the flag, what was stored, and the time. */
    private static final class World {
        private final Shelf shelf = new Shelf();
        private final RampPolicy policy;
        private final Random random;
        private final List<Report> reports = new ArrayList<>();
        private Ramp stored = Ramp.NONE;
        private Instant now = Instant.parse("2026-11-21T09:00:00Z");
        private FlagWatch watch;
        private FlagMover mover;

        World(long seed, boolean auto) {
            random = new Random(seed);
            policy = new RampPolicy(RampPolicy.DEFAULT.stages(), auto, List.of(), 100, List.of());
            watch = watch();
            mover = new FlagMover(watch, () -> now);
        }

        private FlagWatch watch() {
            return new FlagWatch(
                    List.of(FlagSource.of("shelf", shelf).with(shelf)),
                    List.of(KEY),
                    Duration.ofMinutes(2),
                    () -> now);
        }

        void restart() {
            watch = watch();
            mover = new FlagMover(watch, () -> now);
        }

        RampFacts facts() {
            watch.look(List.of(KEY));
            return new RampFacts(
                    "chat",
                    policy,
                    stored,
                    Optional.of(Objects.requireNonNull(watch.read(List.of(KEY)).get(KEY))),
                    Optional.empty(),
                    reports,
                    List.of(),
                    now);
        }

        void decide(Decision decision) {
            if (decision instanceof Decision.Change change) {
                stored = change.next().told();
            }
        }

        /** As Rollouts does it: what is ordered, what the flag asks for, what that orders. */
        void settle() {
            carryOut();
            decide(new Pilot(facts()).watch());
            carryOut();
        }

        private void carryOut() {
            if (stored.order().isPresent()) {
                int writes = shelf.writes.size();
                var order = stored.order().get();
                int approved = stored.approved();
                Ramp after;
                try {
                    after = mover.carryOut(KEY, stored);
                } finally {
                    check(writes, order, approved);
                }
                if (random.nextInt(12) == 0) {
                    throw new Death();
                }
                stored = after;
            }
        }

        private void check(int from, Ramp.Order order, int approved) {
            for (var write : shelf.writes.subList(from, shelf.writes.size())) {
                assertThat(write[1]).isEqualTo(order.percent()).isLessThanOrEqualTo(approved);
                if (write[1] > write[0]) {
                    assertThat(String.valueOf(write[0]))
                            .as("up only from where it was when somebody decided")
                            .isEqualTo(order.from());
                }
            }
        }

        void happens() {
            var dora = new Person("dora", random.nextBoolean());
            switch (random.nextInt(14)) {
                case 0, 1, 2 -> decide(new Pilot(facts()).next(dora));
                case 3 -> decide(new Pilot(facts()).to(random.nextInt(101), dora));
                case 4 -> decide(new Pilot(facts()).pause(dora));
                case 5 -> decide(new Pilot(facts()).resume(dora));
                case 6 -> decide(new Pilot(facts()).rollback(dora, Optional.of("fire")));
                case 7 -> shelf.somebodySets(random.nextInt(101));
                case 8 -> shelf.silent = !shelf.silent;
                case 9 -> now = now.plus(Duration.ofHours(random.nextInt(60)));
                case 10 -> reports.add(report());
                case 11 ->
                        shelf.beforeWrite =
                                random.nextBoolean()
                                        ? () -> shelf.somebodySets(random.nextInt(101))
                                        : World::die;
                case 12 ->
                        shelf.afterWrite =
                                random.nextBoolean() ? World::die : World::losesTheAnswer;
                default -> decide(new Pilot(facts()).alone());
            }
            settle();
        }

        private Report report() {
            var value = new BigDecimal(random.nextInt(3) == 0 ? "0.02" : "0.01");
            return new Report.Comparison(
                    "r" + reports.size(),
                    "m",
                    "chat",
                    Report.Metric.ERROR_RATE,
                    value,
                    new BigDecimal("0.01"),
                    Optional.empty(),
                    now);
        }

        private static void die() {
            throw new Death();
        }

        private static void losesTheAnswer() {
            throw new FlagWriteException(
                    FlagWriteException.Kind.OUTCOME_UNKNOWN, "no answer", null);
        }

        /** A life as it comes. */
        void lives() {
            for (int i = 0; i < EVENTS; i++) {
                try {
                    happens();
                } catch (Death _) {
                    restart();
                }
            }
        }

        void calmsAfterDeath() {
            try {
                settle();
            } catch (Death _) {
                restart();
            }
            calms();
        }

        /** Fair weather, until everything has come to rest: nothing ordered, and nothing to do. */
        void calms() {
            shelf.silent = false;
            shelf.beforeWrite = () -> {};
            shelf.afterWrite = () -> {};
            int still = 0;
            for (int i = 0; i < PATIENCE && still < 2; i++) {
                var before = stored;
                try {
                    settle();
                    still = stored.order().isEmpty() && stored.equals(before) ? still + 1 : 0;
                } catch (Death _) {
                    restart();
                    still = 0;
                }
            }
            assertThat(still).as("looks in a row that changed nothing").isEqualTo(2);
        }

        long raises() {
            return shelf.writes.stream().filter(w -> w[1] > w[0]).count();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothingRaisesAPercentageThatNobodyAllowedAndARollbackAlwaysArrivesAndStays(boolean auto) {
        long raises = 0;
        int rollbacks = 0;
        for (long seed = 0; seed < LIVES; seed++) {
            var world = new World(seed, auto);
            world.lives();
            raises += world.raises();
            world.calms();
            var back =
                    new Pilot(world.facts()).rollback(new Person("carla", true), Optional.empty());
            if (back instanceof Decision.Change) {
                rollbacks++;
                world.decide(back);
                world.shelf.beforeWrite = World::die;
                world.calmsAfterDeath();
                assertThat(world.shelf.percent).as("seed " + seed).isZero();
                world.now = world.now.plus(Duration.ofDays(30));
                world.decide(new Pilot(world.facts()).alone());
                world.calms();
                assertThat(world.shelf.percent).as("seed " + seed).isZero();
            }
            assertThat(Percentage.number(world.shelf.state(KEY))).isPresent();
        }
        assertThat(raises).as("the first law was tried").isGreaterThan(LIVES / 2);
        assertThat(rollbacks).as("the second law was tried").isGreaterThan(LIVES / 4);
    }
}
