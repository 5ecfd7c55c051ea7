package dev.ferry.store;

import dev.ferry.migration.TimelineEntry;
import dev.ferry.migration.ramp.Report;
import dev.ferry.reconcile.RampJson;
import dev.ferry.reconcile.Reports;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Reports as a table; read are only the newest of each kind. */
record SqlReports(Database database) implements Reports {

    /** Enough to find one that tells something behind some that were too short. */
    private static final int NEWEST = 20;

    /** As wide for every moment, so that the order of the text is that of time. */
    private static final DateTimeFormatter AT =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter(Locale.ROOT);

    @Override
    public boolean add(Report report, Collection<TimelineEntry> entries) {
        return database.write(
                "report.add",
                c -> {
                    int added =
                            Sql.update(
                                    c,
                                    """
                                    INSERT INTO report (id, migration, feature, kind, at, body)
                                    VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
                                    """,
                                    report.id(),
                                    report.migration(),
                                    report.feature(),
                                    kind(report),
                                    AT.format(report.at()),
                                    RampJson.write(report));
                    if (added > 0) {
                        SqlTimeline.add(c, entries);
                    }
                    return added > 0;
                });
    }

    private static String kind(Report report) {
        return switch (report) {
            case Report.Evaluation _ -> "EVALUATION";
            case Report.Comparison c -> c.metric().name();
            case Report.OldCalls _ -> "OLD_CALLS";
        };
    }

    @Override
    public List<Report> of(String migration) {
        return database.read(
                "reports",
                c ->
                        Sql.list(
                                c,
                                """
                                SELECT body FROM (
                                  SELECT body, at, seq, ROW_NUMBER() OVER (
                                    PARTITION BY feature, kind ORDER BY at DESC, seq DESC) AS age
                                  FROM report WHERE migration = ?) AS newest
                                WHERE age <= ? ORDER BY at, seq
                                """,
                                row -> RampJson.report(row.getString(1)),
                                migration,
                                NEWEST));
    }
}
