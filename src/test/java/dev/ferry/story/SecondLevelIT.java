package dev.ferry.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.migration.Company;
import dev.ferry.migration.Maturity;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueRef;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More features than GitHub lets one parent have. */
class SecondLevelIT {

    private static final int FEATURES = 95;

    @TempDir Path dir;

    @Test
    void aLostDatabaseComesBackWithBothLevelsAndAnEmptiedPartIsMended() {
        try (var story = Story.of(dir, company(), Line.GITHUB)) {
            var world = story.world();
            var control = story.opens("fatima", "Sonnet 4.5 is going away", "");
            world.writes("fatima", control, "/migrate claude-sonnet-4-5 to claude-sonnet-5-5");
            story.runs();
            for (int i = 0; i < 60 && world.answers(control).isEmpty(); i++) {
                world.clock().pass(Duration.ofMinutes(1));
                story.bot().works();
            }
            assertThat(world.answers(control)).hasSize(1);
            var made = world.made();
            assertThat(made).hasSize(FEATURES + 3);
            assertThat(parts(made)).hasSize(2).allMatch(p -> p.parent().isPresent());
            assertThat(made.stream().filter(i -> isBelowPart(i, made))).hasSize(FEATURES);

            story.losesItsDatabase();
            var found = story.bot().rebuilds();
            assertThat(found.migrations()).hasSize(1);
            assertThat(found.issues()).isEqualTo(FEATURES + 3);
            world.clock().pass(Duration.ofHours(2));
            story.bot().sweeps();
            assertThat(bodies(world.made())).isEqualTo(bodies(made));

            world.edits("fatima", parts(made).getFirst().ref(), "");
            world.clock().pass(Duration.ofHours(2));
            story.bot().sweeps();
            assertThat(bodies(world.made())).isEqualTo(bodies(made));
        }
    }

    private static List<Issue> parts(List<Issue> made) {
        return made.stream().filter(i -> i.title().contains(", part ")).toList();
    }

    private static boolean isBelowPart(Issue issue, List<Issue> made) {
        var parts = parts(made).stream().map(Issue::ref).map(IssueRef::number).toList();
        return issue.parent().map(IssueRef::number).filter(parts::contains).isPresent();
    }

    private static List<String> bodies(List<Issue> made) {
        return made.stream().map(Issue::body).toList();
    }

    private static Company company() {
        var company = new Company();
        for (int i = 1; i <= FEATURES; i++) {
            company.feature(
                    "feature-%03d".formatted(i),
                    Maturity.GA,
                    i % 5 + 1,
                    "claude-sonnet-4-5@anthropic");
        }
        return company;
    }
}
