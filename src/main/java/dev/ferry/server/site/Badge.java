package dev.ferry.server.site;

import dev.ferry.migration.Health;
import dev.ferry.migration.Phase;
import dev.ferry.migration.Status;
import dev.ferry.reconcile.Board;

/** How a migration stands, as a small picture for a README or a wiki. */
final class Badge {

    private static final int PADDING = 7;
    private static final double LETTER = 6.6;

    private Badge() {}

    static String of(Board.Entry entry) {
        var status = entry.status();
        var left = status.plan().oldModel().id() + " → " + status.plan().newModel().id();
        long complete =
                status.rows().stream()
                        .filter((Status.Row r) -> r.phase() instanceof Phase.Complete)
                        .count();
        var right =
                complete + " of " + status.rows().size() + " · " + status.health().level().text();
        return svg(left, right, colour(status.health().level()));
    }

    /** Dark enough for white letters: a contrast of 4.5 and more. */
    private static String colour(Health.Level level) {
        return switch (level) {
            case LATE -> "#b3261e";
            case AT_RISK -> "#8f4e00";
            case ON_TRACK, COMPLETE -> "#1a6e37";
            case CANCELLED -> "#57606a";
        };
    }

    private static String svg(String left, String right, String colour) {
        int a = width(left);
        int b = width(right);
        return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%2$s: %3$s">
        <title>%2$s: %3$s</title>
        <clipPath id="r"><rect width="%1$d" height="20" rx="3"/></clipPath>
        <g clip-path="url(#r)"><rect width="%4$d" height="20" fill="#3b434b"/><rect x="%4$d" width="%5$d" height="20" fill="%6$s"/></g>
        <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
        <text x="%7$d" y="14" textLength="%8$d">%2$s</text>
        <text x="%9$d" y="14" textLength="%10$d">%3$s</text>
        </g>
        </svg>
        """
                .formatted(
                        a + b,
                        escaped(left),
                        escaped(right),
                        a,
                        b,
                        colour,
                        PADDING,
                        a - 2 * PADDING,
                        a + PADDING,
                        b - 2 * PADDING);
    }

    private static int width(String text) {
        return (int) Math.ceil(text.codePointCount(0, text.length()) * LETTER) + 2 * PADDING;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
