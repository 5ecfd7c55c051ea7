package dev.ferry.server.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many features were how far on which day.
 *
 * @param points one for each day, oldest first; the last one is today
 */
record BurnUp(List<Point> points) {

    static final BurnUp EMPTY = new BurnUp(List.of());

    private static final int MOST_POINTS = 120;

    record Point(LocalDate day, Map<Step, Integer> count) {
        int total() {
            return count.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** One step's area: a polygon in a box of 100 by 100. */
    record Area(String style, String text, String polygon, int now) {}

    /**
     * @param now where each feature in scope stands today; others have left and are not counted
     */
    static BurnUp of(
            Collection<History.Move> moves,
            Map<String, Step> now,
            LocalDate start,
            LocalDate today) {
        var byDay = new TreeMap<LocalDate, List<History.Move>>();
        moves.stream()
                .filter(m -> now.containsKey(m.feature()) && !m.day().isAfter(today))
                .forEach(m -> byDay.computeIfAbsent(m.day(), _ -> new ArrayList<>()).add(m));
        var first = byDay.isEmpty() || byDay.firstKey().isAfter(start) ? start : byDay.firstKey();
        var at = new HashMap<String, Step>();
        now.keySet().forEach(f -> at.put(f, Step.PLANNED));
        var points = new ArrayList<Point>();
        for (var day = first; day.isBefore(today); day = day.plusDays(1)) {
            Optional.ofNullable(byDay.get(day))
                    .ifPresent(l -> l.forEach(m -> at.put(m.feature(), Step.named(m.phase()))));
            points.add(new Point(day, count(at.values())));
        }
        points.add(new Point(today, count(now.values())));
        return new BurnUp(thinned(points));
    }

    private static Map<Step, Integer> count(Collection<Step> steps) {
        var count = new EnumMap<Step, Integer>(Step.class);
        steps.forEach(s -> count.merge(s, 1, Integer::sum));
        return count;
    }

    private static List<Point> thinned(List<Point> points) {
        int every = (points.size() + MOST_POINTS - 1) / MOST_POINTS;
        var kept = new ArrayList<Point>();
        for (int i = (points.size() - 1) % every; i < points.size(); i += every) {
            kept.add(points.get(i));
        }
        return List.copyOf(kept);
    }

    boolean tellsSomething() {
        return points.size() > 1;
    }

    /** The steps that there was ever anything in, furthest first, for a table of the numbers. */
    List<Counted> steps() {
        return Arrays.stream(Step.values())
                .filter(s -> points.stream().anyMatch(p -> p.count().containsKey(s)))
                .map(s -> new Counted(s.style(), s.text(), 0))
                .toList();
    }

    /**
     * @param counts one for each of {@link #steps()}
     */
    record Row(String day, List<Integer> counts) {}

    List<Row> numbers() {
        var steps =
                Arrays.stream(Step.values())
                        .filter(s -> points.stream().anyMatch(p -> p.count().containsKey(s)))
                        .toList();
        return points.stream()
                .map(p ->
                        new Row(
                                Days.shortly(p.day()),
                                steps.stream().map(s -> p.count().getOrDefault(s, 0)).toList()))
                .toList();
    }

    String from() {
        return points.isEmpty() ? "" : Days.shortly(points.getFirst().day());
    }

    /** Furthest at the bottom, so that what is done grows from the ground. */
    List<Area> areas() {
        var areas = new ArrayList<Area>();
        var ground = new int[points.size()];
        for (var step : Step.values()) {
            int[] top = ground.clone();
            for (int i = 0; i < top.length; i++) {
                top[i] += points.get(i).count().getOrDefault(step, 0);
            }
            if (!Arrays.equals(ground, top)) {
                areas.add(
                        new Area(
                                step.style(),
                                step.text(),
                                polygon(ground, top),
                                points.getLast().count().getOrDefault(step, 0)));
            }
            ground = top;
        }
        return areas;
    }

    private String polygon(int[] ground, int[] top) {
        var corners = new StringBuilder();
        for (int i = 0; i < top.length; i++) {
            corner(corners, i, top[i]);
        }
        for (int i = top.length - 1; i >= 0; i--) {
            corner(corners, i, ground[i]);
        }
        return corners.toString().strip();
    }

    private void corner(StringBuilder corners, int i, int height) {
        double x = points.size() == 1 ? 0 : 100.0 * i / (points.size() - 1);
        double y = 100 - 100.0 * height / Math.max(1, points.getLast().total());
        corners.append(String.format(Locale.ROOT, "%.2f,%.2f ", x, y));
    }
}
