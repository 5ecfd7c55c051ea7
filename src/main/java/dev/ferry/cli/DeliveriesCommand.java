package dev.ferry.cli;

import dev.ferry.inbox.Deliveries;
import dev.ferry.inbox.Job;
import dev.ferry.store.Database;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./ferry deliveries}: what came in, what became of it, and once more for what failed. */
@Command(name = "deliveries", description = "The inbox: what came in, what failed and why.")
final class DeliveriesCommand {

    private static final int WIDTH = 140;

    private final Surroundings surroundings;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--config", paramLabel = "FILE", description = "Usual: config/ferry.yaml.")
    private Optional<Path> config = Optional.empty();

    DeliveriesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Command(description = "Newest first.")
    int list(
            @Option(names = "--state", paramLabel = "waiting|done|dead") Optional<Job.State> state,
            @Option(names = "--limit", paramLabel = "N", defaultValue = "50") int limit) {
        return with(deliveries -> {
            var table =
                    new TextTable("RECEIVED", "STATE", "TRIES", "SOURCE", "ABOUT", "ID", "ERROR");
            deliveries.list(state, limit).forEach(j -> row(table, j));
            table.lines(WIDTH).forEach(spec.commandLine().getOut()::println);
            return Exit.DONE;
        });
    }

    private static void row(TextTable table, Job job) {
        var delivery = job.delivery();
        table.row(
                delivery.receivedAt().toString(),
                job.state().name().toLowerCase(Locale.ROOT),
                String.valueOf(job.tries()),
                delivery.source(),
                delivery.hint().subject(),
                delivery.id(),
                job.lastError().orElse(""));
    }

    @Command(description = "One delivery, with its whole error.")
    int show(@Parameters(paramLabel = "ID") String id) {
        return with(deliveries -> {
            var job = deliveries.find(id).orElseThrow(() -> unknown(id));
            var out = spec.commandLine().getOut();
            out.println("id        " + id);
            out.println("received  " + job.delivery().receivedAt());
            out.println("from      " + Cells.plain(job.delivery().source()));
            out.println("about     " + Cells.plain(job.delivery().hint().subject()));
            out.println("lane      " + Cells.plain(job.lane()));
            out.println(
                    "state     " + job.state().name().toLowerCase(Locale.ROOT) + ", " + tries(job));
            job.lastError().ifPresent(e -> out.println("error     " + Cells.plain(e)));
            return Exit.DONE;
        });
    }

    private static String tries(Job job) {
        var tries = job.tries() + " tries";
        var during = job.outages() == 0 ? "" : ", " + job.outages() + " while the tracker was down";
        var next = job.state() == Job.State.WAITING ? ", next at " + job.notBefore() : "";
        return tries + during + next;
    }

    @Command(description = "Puts a dead or finished delivery back into its lane.")
    int replay(@Parameters(paramLabel = "ID") String id) {
        return with(deliveries -> {
            if (!deliveries.replay(id)) {
                throw unknown(id);
            }
            spec.commandLine().getOut().println("It waits in its lane again.");
            return Exit.DONE;
        });
    }

    private static Stop unknown(String id) {
        return Stop.usage("There is no delivery " + id + ". ./ferry deliveries list shows them.");
    }

    private int with(Function<Deliveries, Integer> work) {
        var settings = Configured.load(surroundings, config);
        try (var database = Database.open(settings.database().reveal())) {
            return work.apply(database.deliveries(surroundings.clock()));
        }
    }
}
