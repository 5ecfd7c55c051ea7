package dev.ferry.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.migration.Company;
import dev.ferry.migration.Maturity;
import dev.ferry.tracker.embedded.Weather;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Big migrations on a GitHub that counts: 80 writes a minute, 500 an hour, a second between two.
 * What that takes at the least is computed here; the clock is turned by the bot's own waiting. And
 * on a GitLab that counts.
 */
class LimitsIT {

    private static final String START = "/migrate claude-sonnet-4-5 to claude-sonnet-5-5";

    @TempDir Path dir;

    @ParameterizedTest
    @ValueSource(ints = {200, 260})
    void aBigMigrationFinishesAsSoonAsGitHubAllowsAndOthersAreHeardMeanwhile(int features) {
        try (var story = Story.of(dir, company(features), Line.GITHUB)) {
            var world = story.world();
            var github = ((Road.OverGitHub) world.road().orElseThrow()).github().enforceLimits();
            var control = story.opens("fatima", "Sonnet 4.5 is going away", "");
            var other = story.opens("fatima", "And what of GPT-4o?", "");
            int before = github.writes();
            var begin = world.clock().instant();

            var asked = new AtomicReference<Instant>();
            var heard = new AtomicReference<Instant>();
            var waits = new AtomicInteger();
            world.meanwhile(() -> {
                if (waits.incrementAndGet() == features / 2) {
                    asked.set(world.clock().instant());
                    world.witness(
                            new Weather.Witness() {
                                @Override
                                public void after(Weather.Call call) {
                                    if (call.about().equals("acknowledge")) {
                                        heard.set(world.clock().instant());
                                    }
                                }
                            });
                    world.writes("fatima", other, "/migrate plan gpt-4o to gpt-5.6");
                    world.news().forEach(story.bot()::hears);
                    story.bot().works();
                }
            });
            world.writes("fatima", control, START);
            story.runs();
            while (world.answers(control).isEmpty()) {
                world.clock().pass(Duration.ofSeconds(10));
                story.bot().works();
            }

            var took = Duration.between(begin, world.clock().instant());
            int writes = github.writes() - before;
            assertThat(github.refusedForLimits()).isZero();
            assertThat(took.toMillis())
                    .as("%d writes took %s; the least is %s", writes, took, least(writes))
                    .isLessThanOrEqualTo((long) (least(writes).toMillis() * 1.1));
            assertThat(Duration.between(asked.get(), heard.get()))
                    .isLessThanOrEqualTo(Duration.ofSeconds(2));
            assertThat(world.answers(other)).hasSize(1);
            assertThat(github.departures()).isEmpty();

            var issues = world.made().stream().filter(i -> i.title().contains(": move")).toList();
            assertThat(issues).hasSize(features).allMatch(i -> i.parent().isPresent());
        }
    }

    /** GitLab.com lets one account make 200 issues and epics a minute, and 60 notes. */
    @Test
    void onGitLabABigMigrationAndManyQuestionsAreDoneAsSoonAsItAllows() {
        try (var story = Story.of(dir, company(200), Line.GITLAB)) {
            var world = story.world();
            var gitlab = ((Road.OverGitLab) world.road().orElseThrow()).gitlab().enforceLimits();
            var control = story.opens("fatima", "Sonnet 4.5 is going away", "");
            var other = story.opens("fatima", "What can it do?", "");
            var begin = world.clock().instant();
            for (int i = 0; i < 65; i++) {
                world.writes("gus", other, "/migrate help");
            }
            world.writes("fatima", control, START);
            story.runs();
            while (world.answers(control).isEmpty() || world.answers(other).size() < 65) {
                world.clock().pass(Duration.ofSeconds(1));
                story.bot().works();
            }

            assertThat(gitlab.refusedForLimits()).isZero();
            assertThat(Duration.between(begin, world.clock().instant()))
                    .as("the 61st note and the 201st issue come a minute after the first")
                    .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(66));
            assertThat(world.made()).hasSize(201);
            assertThat(world.answers(control)).hasSize(1);
            assertThat(gitlab.departures()).isEmpty();
        }
    }

    private static Company company(int features) {
        var company = new Company().feature("search", Maturity.GA, 5, "gpt-4o@openai");
        for (int i = 1; i <= features; i++) {
            company.feature(
                    "feature-%03d".formatted(i),
                    Maturity.values()[i % 3],
                    i % 5 + 1,
                    "claude-sonnet-4-5@anthropic");
        }
        return company;
    }

    /** In which so many writes can be sent at all. */
    private static Duration least(int writes) {
        var at = new ArrayList<Long>();
        for (int i = 0; i < writes; i++) {
            long earliest = i == 0 ? 0 : at.get(i - 1) + 1;
            if (i >= 80) {
                earliest = Math.max(earliest, at.get(i - 80) + 60);
            }
            if (i >= 500) {
                earliest = Math.max(earliest, at.get(i - 500) + 3600);
            }
            at.add(earliest);
        }
        return Duration.ofSeconds(at.getLast());
    }
}
