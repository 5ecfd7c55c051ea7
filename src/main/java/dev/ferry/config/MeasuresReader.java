package dev.ferry.config;

import dev.ferry.migration.ramp.Measure;
import dev.ferry.migration.ramp.Report.Metric;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code ferry.yaml} says about numbers that Ferry reads by itself. */
record MeasuresReader(Mistakes mistakes) {

    private static final Duration SHORTEST_POLL = Duration.ofSeconds(15);
    private static final int LONGEST_QUERY = 4000;

    private static final List<String> METRICS =
            Arrays.stream(Metric.values()).map(MeasuresReader::spelling).toList();

    private static String spelling(Metric metric) {
        return metric.name().toLowerCase(Locale.ROOT);
    }

    Optional<MeasureSettings> settings(FerryFile.RolloutEntry entry, Function<String, Path> path) {
        if (entry.prometheus().isEmpty()) {
            all(entry)
                    .findFirst()
                    .ifPresent(m ->
                            mistakes.add(
                                    m.metric().at(),
                                    "rollout: needs a prometheus: with its url, where this is"
                                            + " measured"));
        }
        return entry.prometheus().map(p -> settings(p, path));
    }

    private static Stream<FerryFile.MeasureEntry> all(FerryFile.RolloutEntry entry) {
        return Stream.concat(
                entry.measures().stream().flatMap(List::stream),
                entry.features().values().stream()
                        .flatMap(f -> f.measures().stream().flatMap(List::stream)));
    }

    private MeasureSettings settings(FerryFile.PrometheusEntry p, Function<String, Path> path) {
        if (p.url().getUserInfo() != null) {
            mistakes.add(
                    p.at(),
                    "the url of prometheus: holds a user; write user: NAME, and the password into "
                            + Secrets.PROMETHEUS_TOKEN);
        }
        if (p.url().getQuery() != null || p.url().getFragment() != null) {
            mistakes.add(p.at(), "the url of prometheus: ends before /api/v1");
        }
        if (p.poll().compareTo(SHORTEST_POLL) < 0) {
            mistakes.add(p.at(), "poll of prometheus: is 15s or longer");
        }
        return new MeasureSettings(
                p.url(), p.user(), p.tenant(), p.certificateAuthorities().map(path), p.poll());
    }

    List<Measure> measures(List<FerryFile.MeasureEntry> entries) {
        var seen = EnumSet.noneOf(Metric.class);
        return entries.stream().flatMap(e -> measure(e, seen).stream()).toList();
    }

    private Optional<Measure> measure(FerryFile.MeasureEntry entry, EnumSet<Metric> seen) {
        if (!METRICS.contains(entry.metric().text())) {
            mistakes.unknown("metric", entry.metric(), METRICS);
            return Optional.empty();
        }
        var metric = Metric.valueOf(entry.metric().text().toUpperCase(Locale.ROOT));
        if (!seen.add(metric)) {
            mistakes.add(
                    entry.metric().at(), "%s is measured twice".formatted(entry.metric().text()));
        }
        Stream.concat(Stream.of(entry.value(), entry.control()), entry.requests().stream())
                .forEach(this::check);
        if (entry.value().text().strip().equals(entry.control().text().strip())) {
            mistakes.add(
                    entry.control().at(),
                    "value and control are the same query, so one could never be worse than the"
                            + " other; ask for ${new} in the one and for ${old} in the other");
        }
        return Optional.of(
                new Measure(
                        metric,
                        entry.value().text(),
                        entry.control().text(),
                        entry.requests().map(Word::text)));
    }

    private void check(Word query) {
        if (query.text().isBlank()) {
            mistakes.add(query.at(), "this query is empty");
        }
        if (query.text().length() > LONGEST_QUERY) {
            mistakes.add(
                    query.at(),
                    "this query is longer than %d characters; make it a recording rule"
                            .formatted(LONGEST_QUERY));
        }
        var unknown =
                Measure.namesIn(query.text()).stream()
                        .filter(n -> !Measure.NAMES.contains(n))
                        .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        unknown.forEach(n -> mistakes.unknown("name", query.at(), n, Measure.NAMES));
    }
}
