package dev.ferry.render;

import dev.ferry.migration.TimelineEntry;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A feature's history for people, the newest change first.
 *
 * @param older how many are not shown
 */
record TimelineView(List<Line> lines, int count, int older) {

    /** More than this nobody reads in an issue. */
    private static final int SHOWN = 40;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    record Line(String at, String what, String from, String to, String who, String why) {}

    static TimelineView of(List<TimelineEntry> entries) {
        var lines = entries.reversed().stream().limit(SHOWN).map(TimelineView::line).toList();
        return new TimelineView(lines, entries.size(), entries.size() - lines.size());
    }

    private static Line line(TimelineEntry e) {
        return new Line(
                TIME.format(e.at()),
                what(e.what()),
                value(e.what(), e.from()),
                value(e.what(), e.to()),
                e.who().orElse("–"),
                e.why());
    }

    private static String what(TimelineEntry.What what) {
        return switch (what) {
            case FLAG -> "flag";
            case PHASE -> "phase";
            case HEALTH -> "health";
            case DUE -> "due";
            case RESPONSIBLE -> "responsible";
            case APPROVAL -> "approval";
            case RAMP -> "rollout";
            case EVALUATION -> "evaluation";
            case METRIC -> "regression";
        };
    }

    private static String value(TimelineEntry.What what, String value) {
        if (value.isEmpty()) {
            return "–";
        }
        boolean number =
                (what == TimelineEntry.What.FLAG || what == TimelineEntry.What.METRIC)
                        && Character.isDigit(value.charAt(value.length() - 1));
        return number ? value + " %" : value;
    }
}
