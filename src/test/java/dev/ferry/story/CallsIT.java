package dev.ferry.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.migration.Company;
import dev.ferry.migration.Maturity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How many calls things take; the numbers of docs/performance.md are printed here. */
class CallsIT {

    private static final String START = "/migrate claude-sonnet-4-5 to claude-sonnet-5-5";

    @TempDir Path dir;

    @ParameterizedTest
    @EnumSource(
            value = Line.class,
            names = {"GITHUB", "GITLAB"})
    void eachFeatureMoreCostsTheFewestWritesThereCanBe(Line line) throws Exception {
        var few = starting(line, 10);
        var more = starting(line, 30);
        System.out.println(line + " start of 10: " + few + "; of 30: " + more);
        // The issue, and its place below the parent: neither forge does both in one call.
        assertThat(more.writes() - few.writes()).isEqualTo(2 * 20);
    }

    @ParameterizedTest
    @EnumSource(
            value = Line.class,
            names = {"GITHUB", "GITLAB"})
    void aQuietSweepOfAThousandIssuesWritesNothing(Line line) throws Exception {
        try (var story = Story.of(place("sweep" + line), company(1_000), line)) {
            var world = story.world();
            var control = story.opens("fatima", "Sonnet 4.5 is going away", "");
            world.writes("fatima", control, START);
            story.runs();
            for (int i = 0; i < 600 && world.answers(control).isEmpty(); i++) {
                world.clock().pass(java.time.Duration.ofMinutes(1));
                story.bot().works();
            }
            assertThat(world.answers(control)).hasSize(1);
            world.clock().pass(java.time.Duration.ofHours(1));
            story.bot().sweeps();
            world.clock().pass(java.time.Duration.ofHours(1));
            world.forgetCalls();

            story.bot().sweeps();

            var calls = byKind(world.road().orElseThrow().calls());
            System.out.println(line + " quiet sweep of 1,000 issues: " + calls);
            assertThat(world.writes()).isZero();
            assertThat(calls.values().stream().mapToLong(Long::longValue).sum()).isLessThan(40);
        }
    }

    /** The calls of a start by kind, and how many of them are writes. */
    private record Start(Map<String, Long> calls, long writes) {}

    private Start starting(Line line, int features) throws Exception {
        try (var story = Story.of(place("start" + line + features), company(features), line)) {
            var control = story.opens("fatima", "Sonnet 4.5 is going away", "");
            story.world().forgetCalls();
            story.says("fatima", control, START);
            assertThat(story.world().answers(control)).hasSize(1);
            var road = story.world().road().orElseThrow();
            return new Start(
                    byKind(road.calls()), road.calls().stream().filter(road::writes).count());
        }
    }

    private Path place(String name) throws Exception {
        return Files.createDirectories(dir.resolve(name));
    }

    private static Company company(int features) {
        var company = new Company();
        for (int i = 1; i <= features; i++) {
            company.feature(
                    "feature-%04d".formatted(i),
                    Maturity.GA,
                    i % 5 + 1,
                    "claude-sonnet-4-5@anthropic");
        }
        return company;
    }

    /** Numbers and names of single things left out. */
    private static Map<String, Long> byKind(List<String> calls) {
        return calls.stream()
                .map(c ->
                        c.replaceAll("/\\d+(?=/|$)", "/N").replaceAll("/users/\\w+", "/users/NAME"))
                .collect(Collectors.groupingBy(c -> c, TreeMap::new, Collectors.counting()));
    }
}
