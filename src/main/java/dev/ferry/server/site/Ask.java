package dev.ferry.server.site;

import dev.ferry.migration.Health;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a visitor wants to see of a table, as it stands in the address: so it can be bookmarked,
 * sent to somebody, and works without a script.
 *
 * @param text what stands in the box
 */
record Ask(
        String path,
        String text,
        Optional<Health.Level> health,
        Optional<Order> order,
        boolean backwards) {

    /**
     * The heading of a column.
     *
     * @param sorted {@code ascending}, {@code descending}, or empty where it is not by this one
     */
    record Column(String key, String heading, String href, String sorted) {}

    static Ask of(String path, Map<String, String> query) {
        return new Ask(
                path,
                query.getOrDefault("q", "").strip(),
                Arrays.stream(Health.Level.values())
                        .filter(l -> Counted.style(l).equals(query.get("health")))
                        .findFirst(),
                Order.named(query.getOrDefault("sort", "")),
                "desc".equals(query.get("dir")));
    }

    /** The page as it is when nobody asks for anything. */
    boolean isNothing() {
        return text.isEmpty() && health.isEmpty() && order.isEmpty();
    }

    /** What else the box has to send along. */
    Map<String, String> kept() {
        var kept = new java.util.LinkedHashMap<String, String>();
        health.map(Counted::style).ifPresent(h -> kept.put("health", h));
        order.map(Order::key).ifPresent(o -> kept.put("sort", o));
        if (backwards) {
            kept.put("dir", "desc");
        }
        return kept;
    }

    String chosen() {
        return health.map(Counted::style).orElse("");
    }

    boolean narrows() {
        return !text.isEmpty() || health.isPresent();
    }

    List<FeatureRow> sorted(List<FeatureRow> rows) {
        return order.map(o -> rows.stream().sorted(o.comparator(backwards)).toList()).orElse(rows);
    }

    String withHealth(String style) {
        boolean chosen = health.filter(h -> Counted.style(h).equals(style)).isPresent();
        return address(text, chosen ? "" : style, order.map(Order::key).orElse(""), backwards);
    }

    String withoutFilter() {
        return address("", "", order.map(Order::key).orElse(""), backwards);
    }

    List<Column> columns(List<Order> orders) {
        return orders.stream().map(this::column).toList();
    }

    private Column column(Order by) {
        boolean chosen = order.filter(by::equals).isPresent();
        var sorted = backwards ? "descending" : "ascending";
        return new Column(
                by.key(),
                by.heading(),
                address(
                        text,
                        health.map(Counted::style).orElse(""),
                        chosen && backwards ? "" : by.key(),
                        chosen && !backwards),
                chosen ? sorted : "");
    }

    private String address(String q, String level, String sort, boolean desc) {
        var parts =
                Stream.of(
                                part("q", q),
                                part("health", level),
                                part("sort", sort),
                                part("dir", desc && !sort.isEmpty() ? "desc" : ""))
                        .filter(p -> !p.isEmpty())
                        .collect(Collectors.joining("&"));
        return parts.isEmpty() ? path : path + "?" + parts;
    }

    private static String part(String key, String value) {
        return value.isEmpty() ? "" : key + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
