package dev.ferry.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole bot, killed with {@code kill -9} again and again during one migration of twelve
 * features: what people see in the end is what an undisturbed bot makes. {@link CrashIT} stops at
 * every point; here the process, the disk and the webhooks are real.
 */
class ServeKillIT {

    private static final String COMMAND =
            "/migrate claude-sonnet-4-5 to claude-sonnet-5-5 --anyway --features all --cutoff "
                    + LocalDate.now(ZoneOffset.UTC).plusDays(90);

    /** A kill may leave a create in doubt, and Ferry looks for it only when lists had time. */
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    @TempDir private Path directory;

    private record Outcome(Set<String> issues, List<String> answers) {}

    @Test
    @Timeout(180)
    void whateverIsKilledWhenEndsTheSame() throws Exception {
        var port = ServedBot.freePort();
        Outcome undisturbed;
        try (var bot = begun("undisturbed", port)) {
            undisturbed = finished(bot);
        }
        assertThat(undisturbed.issues()).hasSizeGreaterThan(12);
        assertThat(undisturbed.answers()).hasSize(1);

        try (var bot = begun("at-chosen-points", port)) {
            for (var made : List.of(1, 8, undisturbed.issues().size())) {
                ServedBot.until(Duration.ofSeconds(5), () -> bot.made().size() >= made);
                bot.dies();
                bot.isUp();
            }
            assertThat(finishedLike(undisturbed, bot)).as(bot.log()).isEqualTo(undisturbed);
        }
        var seed = System.nanoTime();
        var random = new Random(seed);
        try (var bot = begun("at-random", port)) {
            for (int kill = 0; kill < 2; kill++) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(600));
                bot.dies();
                bot.isUp();
            }
            assertThat(finishedLike(undisturbed, bot))
                    .as("seed " + seed + "\n" + bot.log())
                    .isEqualTo(undisturbed);
        }
    }

    private ServedBot begun(String name, int port) throws IOException, InterruptedException {
        var bot = ServedBot.in(directory.resolve(name), port);
        bot.isUp();
        bot.hears("ana", COMMAND);
        return bot;
    }

    /** The answer is the last thing that Ferry writes. */
    private static Outcome finished(ServedBot bot) throws IOException, InterruptedException {
        assertThat(ServedBot.until(LONG_ENOUGH, () -> !bot.answers().isEmpty()))
                .as(bot.log())
                .isTrue();
        return outcome(bot);
    }

    /** What came of it; the wanted outcome as soon as that is reached. */
    private static Outcome finishedLike(Outcome wanted, ServedBot bot)
            throws IOException, InterruptedException {
        ServedBot.until(LONG_ENOUGH, () -> outcome(bot).equals(wanted));
        return outcome(bot);
    }

    private static Outcome outcome(ServedBot bot) throws IOException, InterruptedException {
        return new Outcome(bot.made(), bot.answers());
    }
}
