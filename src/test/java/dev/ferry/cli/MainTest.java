package dev.ferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.store.NewDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

class MainTest {

    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();

    private int run(Object extra, String... args) {
        var surroundings = new Surroundings(Map.of(), InstantSource.system(), Path.of("."));
        return Program.commandLine(surroundings)
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

    @Test
    void aViewThatIsRefusedIsShownWithItsReasonAndIsWrongUsage(@TempDir Path dir)
            throws IOException {
        assertThat(rendered(dir, "state = opened")).isEqualTo(Exit.DONE);
        assertThat(out.toString()).contains("No data found");
        assertThat(rendered(dir, "colour = red")).isEqualTo(Exit.USAGE);
        assertThat(out.toString()).contains("colour is not a recognized field");
    }

    private int rendered(Path dir, String query) throws IOException {
        var file = Files.writeString(dir.resolve("view.md"), "```glql\n" + query + "\n```\n");
        var environment = Map.of("FERRY_DATABASE_URL", NewDatabase.at(dir.resolve("ferry.db")));
        return Program.commandLine(
                        new Surroundings(environment, InstantSource.system(), Path.of(".")))
                .setOut(new PrintWriter(out))
                .execute("glql", "render", file.toString());
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
