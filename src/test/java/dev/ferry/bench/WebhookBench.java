package dev.ferry.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Signed deliveries of 8 KB that ask for something, acknowledged per second: Ferry on SQLite, the
 * same without a database, Probot, and what the disk itself could do, by turns.
 */
final class WebhookBench implements Benchmark {

    private static final int CONNECTIONS = 32;
    private static final int ISSUES = 64;
    private static final int ROUNDS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration ROUND = Duration.ofSeconds(3);

    /** A row of the inbox with its share of a page. */
    private static final int ROW = 256;

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public List<Figure> run(Workshop workshop) throws Exception {
        var scratch = workshop.scratch("webhooks");
        var wrk = Wrk.of(workshop, Deliveries.into(scratch, ISSUES), CONNECTIONS);
        var disk = new Disk(scratch);
        try (var durable = Server.ferry(workshop, "jdbc:sqlite:" + scratch.resolve("a.db"));
                var worked =
                        Server.ferry(workshop, "jdbc:sqlite:" + scratch.resolve("b.db"), "worked");
                var without = Server.ferry(workshop, "none");
                var probot = Probot.start(workshop)) {
            var turns = new Turns(wrk, List.of(durable, worked, without, probot));
            turns.warmUp();
            var limit = new ArrayList<Double>();
            for (int round = 0; round < ROUNDS; round++) {
                limit.add(disk.rowsPerSecond(CONNECTIONS, ROW, Duration.ofSeconds(1)));
                turns.round();
            }
            var d = turns.perSecond(durable);
            var half = wrk.at(d.median() / 2, durable.url(), ROUND.multipliedBy(2));
            return List.of(
                    new Figure("Ferry on SQLite, durable when acknowledged", d, "/s"),
                    new Figure("  … and every job worked off", turns.perSecond(worked), "/s"),
                    new Figure("Ferry without a database", turns.perSecond(without), "/s"),
                    new Figure("Probot 14, which keeps nothing", turns.perSecond(probot), "/s"),
                    new Figure("the disk: 32 rows for each fdatasync", new Samples(limit), "/s"),
                    new Figure("durable, against Probot", d.per(turns.perSecond(probot)), "x")
                            .atLeast(2),
                    new Figure("durable, against no database", d.per(turns.perSecond(without)), "x")
                            .atLeast(0.5),
                    new Figure("durable, against the disk", d.per(new Samples(limit)), "x"),
                    new Figure("durable at full speed, p99", turns.p99(durable), "ms"),
                    new Figure("durable at half of that speed, p99", half.p99(), "ms").under(20),
                    new Figure("  … sent per second meanwhile", half.perSecond(), "/s"),
                    new Figure("durable, processor time each", turns.micros(durable), "us"),
                    new Figure("without a database, processor time", turns.micros(without), "us"),
                    new Figure("Probot, processor time each", turns.micros(probot), "us"),
                    new Figure("the sender itself, processor time", turns.senderMicros(), "us"),
                    new Figure("refused or failed, of all", turns.failed(), "").under(1));
        }
    }

    /** The servers one after the other, again and again. */
    private static final class Turns {

        private final Wrk wrk;
        private final List<Server> servers;
        private final Map<Server, List<Wrk.Outcome>> outcomes = new HashMap<>();
        private final Map<Server, List<Double>> micros = new HashMap<>();

        Turns(Wrk wrk, List<Server> servers) {
            this.wrk = wrk;
            this.servers = servers;
        }

        void warmUp() throws IOException {
            for (var server : servers) {
                wrk.fullSpeed(server.url(), WARM_UP);
            }
        }

        void round() throws IOException {
            for (var server : servers) {
                var before = server.child().processorTime();
                var outcome = wrk.fullSpeed(server.url(), ROUND);
                var spent = server.child().processorTime().minus(before);
                outcomes.computeIfAbsent(server, _ -> new ArrayList<>()).add(outcome);
                micros.computeIfAbsent(server, _ -> new ArrayList<>())
                        .add(spent.toNanos() / 1e3 / (outcome.perSecond() * ROUND.toSeconds()));
            }
        }

        Samples perSecond(Server server) {
            return new Samples(outcomes.get(server).stream().map(Wrk.Outcome::perSecond).toList());
        }

        Samples p99(Server server) {
            return new Samples(outcomes.get(server).stream().map(Wrk.Outcome::p99).toList());
        }

        Samples micros(Server server) {
            return new Samples(micros.get(server));
        }

        Samples senderMicros() {
            return new Samples(
                    outcomes.values().stream()
                            .flatMap(List::stream)
                            .map(Wrk.Outcome::ownMicros)
                            .toList());
        }

        long failed() {
            return outcomes.values().stream()
                    .flatMap(List::stream)
                    .mapToLong(Wrk.Outcome::failed)
                    .sum();
        }
    }
}
