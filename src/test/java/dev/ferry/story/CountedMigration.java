package dev.ferry.story;

import dev.ferry.migration.Company;
import dev.ferry.migration.Maturity;
import dev.ferry.store.WriteHook;
import dev.ferry.tracker.embedded.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What a migration of so many features asks of its tracker, from the comment to the answer. */
public final class CountedMigration {

    private CountedMigration() {}

    /** Calls by what they do. */
    public static Map<Operation, Integer> of(Path folder, int features) throws IOException {
        var company = new Company();
        for (int i = 1; i <= features; i++) {
            company.feature(
                    "feature-%03d".formatted(i),
                    Maturity.values()[i % 3],
                    i % 5 + 1,
                    "claude-sonnet-4-5@anthropic");
        }
        var place = Files.createDirectories(folder);
        try (var world = new World(place, company.catalog(), Story.registry(), Story.SEED)) {
            world.flags("flags: {}\n");
            var control = world.opens("fatima", "Going away", "");
            world.news();
            world.writes("fatima", control, "/migrate claude-sonnet-4-5 to claude-sonnet-5-5");
            try (var bot = new Bot(world, WriteHook.NONE)) {
                world.weather().resetCounts();
                world.news().forEach(bot::hears);
                bot.works();
            }
            if (world.answers(control).size() != 1 || world.made().size() != features + 1) {
                throw new IllegalStateException("the migration did not come to its end");
            }
            return new TreeMap<>(world.weather().counts());
        }
    }
}
