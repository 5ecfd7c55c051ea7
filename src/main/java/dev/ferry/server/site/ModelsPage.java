package dev.ferry.server.site;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What retires when, who still uses it, and on what evidence.
 *
 * @param show {@code used}, {@code ending} or {@code all}
 * @param of how many there are in all
 */
record ModelsPage(
        Frame frame,
        String show,
        String text,
        String surface,
        List<String> surfaces,
        List<ModelRow> rows,
        int of) {

    private static final int AHEAD = 180;
    private static final int MOST = 300;

    static ModelsPage of(Frame frame, Map<String, String> query, ModelUse.Facts facts) {
        var show = query.getOrDefault("show", "used");
        var text = query.getOrDefault("q", "").strip();
        var surface = query.getOrDefault("surface", "");
        var all = ModelUse.rows(facts);
        var rows =
                all.stream()
                        .filter(r -> shown(r, show))
                        .filter(r -> surface.isEmpty() || r.surface().equals(surface))
                        .filter(r -> matches(r, text.toLowerCase(Locale.ROOT)))
                        .limit(MOST)
                        .toList();
        return new ModelsPage(
                frame,
                show,
                text,
                surface,
                all.stream().map(ModelRow::surface).distinct().sorted().toList(),
                rows,
                all.size());
    }

    private static boolean shown(ModelRow row, String show) {
        return switch (show) {
            case "all" -> true;
            case "ending" -> row.ends().filter(d -> d.left() >= 0 && d.left() <= AHEAD).isPresent();
            default -> row.used();
        };
    }

    private static boolean matches(ModelRow row, String text) {
        return (row.id() + " " + row.provider() + " " + row.surface() + " " + row.users())
                .toLowerCase(Locale.ROOT)
                .contains(text);
    }
}
