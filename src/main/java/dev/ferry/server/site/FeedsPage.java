package dev.ferry.server.site;

import dev.ferry.reconcile.Board;
import dev.ferry.server.site.Days.Day;
import dev.ferry.server.site.FeatureRow.MigrationName;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How to follow from elsewhere: the address of a calendar, what stands in it, badges and lists.
 *
 * @param calendar its address
 * @param subscribe the same, for a program that takes calendars
 * @param keyed the addresses carry a key, because one has to log in here
 * @param next the days that come next in it
 * @param more that come after those
 */
record FeedsPage(
        Frame frame,
        Wanted wanted,
        List<String> teams,
        List<String> people,
        List<MigrationName> migrations,
        String calendar,
        String subscribe,
        boolean keyed,
        List<Next> next,
        int more,
        List<BadgeLink> badges) {

    private static final int LISTED = 8;

    /**
     * Where people reach the pages.
     *
     * @param key what a program that cannot log in has to bring along
     */
    record Place(URI publicUrl, Optional<String> key) {

        String feed(String path, String query) {
            var keyed =
                    key.map(k -> query + (query.isEmpty() ? "?" : "&") + "key=" + k).orElse(query);
            return publicUrl.resolve(path + keyed).toString();
        }
    }

    /** Whose days are wanted. */
    record Wanted(Optional<String> migration, Optional<String> team, Optional<String> person) {

        static Wanted of(Parameters query) {
            return new Wanted(
                    given(query.of("migration")),
                    given(query.of("team")),
                    given(query.of("person")));
        }

        private static Optional<String> given(@Nullable String value) {
            return Optional.ofNullable(value).filter(v -> !v.isBlank());
        }

        /** As it stands in an address; empty for everything. */
        String query() {
            var parts =
                    Stream.of(
                                    part("migration", migration),
                                    part("team", team),
                                    part("person", person))
                            .flatMap(Optional::stream)
                            .collect(Collectors.joining("&"));
            return parts.isEmpty() ? "" : "?" + parts;
        }

        private static Optional<String> part(String name, Optional<String> value) {
            return value.map(v -> name + "=" + URLEncoder.encode(v, StandardCharsets.UTF_8));
        }
    }

    /** What somebody asked for, by the name of the parameter. */
    interface Parameters {
        @Nullable String of(String name);
    }

    record Next(Day day, String title, Optional<String> url) {}

    /**
     * @param markdown what somebody puts into a README or a wiki
     */
    record BadgeLink(MigrationName migration, String picture, String markdown) {}

    static FeedsPage of(
            Frame frame, Place place, Wanted wanted, Board board, Viewer viewer, LocalDate today) {
        var all = CalendarFeed.days(board, viewer, Wanted.of(_ -> null));
        var calendar = place.feed("/calendar.ics", wanted.query());
        var next =
                CalendarFeed.days(board, viewer, wanted).stream()
                        .filter(d -> !d.day().isBefore(today))
                        .sorted(
                                Comparator.comparing(CalendarDay::day)
                                        .thenComparing(CalendarDay::title))
                        .map(d -> new Next(Days.day(d.day(), today), d.title(), d.url()))
                        .toList();
        var open = board.all().stream().filter(viewer::sees).map(FeedsPage::name).toList();
        return new FeedsPage(
                frame,
                wanted,
                sorted(all.stream().flatMap(d -> d.team().stream())),
                sorted(all.stream().flatMap(d -> d.who().stream()).filter(w -> !w.isBlank())),
                open,
                calendar,
                calendar.replaceFirst("^https?", "webcal"),
                place.key().isPresent(),
                next.stream().limit(LISTED).toList(),
                Math.max(0, next.size() - LISTED),
                open.stream().map(n -> badge(n, place)).toList());
    }

    private static List<String> sorted(Stream<String> values) {
        return List.copyOf(values.collect(Collectors.toCollection(TreeSet::new)));
    }

    private static MigrationName name(Board.Entry entry) {
        var plan = entry.status().plan();
        return new MigrationName(
                entry.migration().id(), plan.oldModel().id(), plan.newModel().id());
    }

    private static BadgeLink badge(MigrationName name, Place place) {
        var page = "/migrations/" + URLEncoder.encode(name.id(), StandardCharsets.UTF_8);
        return new BadgeLink(
                name,
                page + "/badge.svg",
                "[![%s to %s](%s)](%s)"
                        .formatted(
                                name.oldModel(),
                                name.newModel(),
                                place.feed(page + "/badge.svg", ""),
                                place.publicUrl().resolve(page)));
    }
}
