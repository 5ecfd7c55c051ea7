package dev.ferry.cli;

import dev.ferry.cli.SyncedSurface.Gap;
import dev.ferry.cli.SyncedSurface.Row;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What providers and {@code models.yaml} say differently, the worst surface first.
 *
 * @param failures surfaces whose provider did not answer, or answered something else
 */
record SyncReport(LocalDate today, List<SyncedSurface> surfaces, List<Failure> failures) {

    /** A surface that could not be compared. */
    record Failure(String surface, String why) {}

    SyncReport {
        surfaces =
                surfaces.stream()
                        .sorted(
                                Comparator.comparing(SyncedSurface::worst)
                                        .thenComparing(SyncedSurface::surface))
                        .toList();
        failures = List.copyOf(failures);
    }

    Stream<Row> rows() {
        return surfaces.stream().flatMap(s -> s.rows().stream());
    }

    Stream<Gap> gaps() {
        return surfaces.stream().flatMap(s -> s.gaps().stream());
    }
}
