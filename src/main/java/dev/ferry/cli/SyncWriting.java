package dev.ferry.cli;

import dev.ferry.cli.SyncedSurface.Row;
import dev.ferry.config.Configuration;
import dev.ferry.config.RegistryFile;
import dev.ferry.config.RegistryFile.Outcome;
import dev.ferry.provider.Lister;
import dev.ferry.registry.Evidence;
import dev.ferry.registry.sync.Amendment;
import dev.ferry.registry.sync.Amendments;
import dev.ferry.registry.sync.Difference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes what differs into {@code models.yaml}, and tells what is left for people. */
record SyncWriting(Path ferryYaml, Map<String, String> environment, Configuration before) {

    Outcome write(SyncReport report) {
        var amendments = report.surfaces().stream().flatMap(s -> amendments(report, s)).toList();
        try {
            return amendments.isEmpty()
                    ? new Outcome.Written(List.of(), List.of())
                    : new RegistryFile(ferryYaml, environment, before).write(amendments);
        } catch (IOException e) {
            throw Stop.outside("models.yaml cannot be changed: " + e.getMessage());
        }
    }

    private Stream<Amendment> amendments(SyncReport report, SyncedSurface surface) {
        var list = Lister.of(surface.surface()).orElseThrow().documented();
        var source = new Evidence(list, report.today(), "provider-api");
        var differences = surface.rows().stream().map(Row::difference).toList();
        return new Amendments(before.registry(), source).of(differences).stream();
    }

    /** Whether the registry and the providers still say something differently. */
    static boolean leavesNothing(SyncReport report, Outcome outcome) {
        return outcome instanceof Outcome.Written(var done, var left)
                && left.isEmpty()
                && report.rows().allMatch(r -> isSettled(r.difference(), done));
    }

    private static boolean isSettled(Difference difference, List<Amendment> done) {
        var here = done.stream().filter(a -> a.now().surface().equals(difference.surface()));
        return switch (difference) {
            case Difference.NotListed _, Difference.Contradiction _ -> false;
            case Difference.Unknown(var seen, _) ->
                    here.anyMatch(a -> a.now().ids().contains(seen.name()));
            case Difference d -> here.anyMatch(a -> a.model().id().equals(d.subject()));
        };
    }
}
