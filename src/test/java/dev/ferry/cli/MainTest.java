package dev.ferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class MainTest {

    private final StringWriter err = new StringWriter();

    private int run(Object extra, String... args) {
        var surroundings = new Surroundings(Map.of(), InstantSource.system(), Path.of("."));
        return Main.commandLine(surroundings)
                .addSubcommand(extra)
                .setErr(new PrintWriter(err))
                .execute(args);
    }

    @Test
    void wrongUsageIsExitCodeTwo() {
        assertThat(run(new Fails(), "modles")).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("modles").contains("models");
        assertThat(run(new Fails())).isEqualTo(Exit.USAGE);
    }

    @Test
    void aStopIsToldInItsOwnWords() {
        assertThat(run(new Stops(), "stops")).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).isEqualToIgnoringNewLines("no such file");
    }

    @Test
    void anUnexpectedFailureHidesTheTraceUntilAsked() {
        assertThat(run(new Fails(), "fails")).isEqualTo(Exit.OUTSIDE);
        assertThat(err.toString()).contains("broken", "FERRY_TRACE=1").doesNotContain("at dev.");
    }

    @Command(name = "stops")
    static final class Stops implements Runnable {
        @Override
        public void run() {
            throw Stop.usage("no such file");
        }
    }

    @Command(name = "fails")
    static final class Fails implements Runnable {
        @Override
        public void run() {
            throw new IllegalStateException("broken");
        }
    }
}
