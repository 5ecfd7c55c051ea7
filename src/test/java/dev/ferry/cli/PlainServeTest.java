package dev.ferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The usual ways to serve do not load the command line library; all others do. */
class PlainServeTest {

    private final Surroundings here =
            new Surroundings(Map.of(), InstantSource.system(), Path.of("."));

    @Test
    void theUsualWaysAreUnderstood() {
        assertThat(read("serve")).contains(serving(Optional.empty(), Optional.empty()));
        assertThat(read("serve", "--port", "8081"))
                .contains(serving(Optional.empty(), Optional.of(8081)));
        assertThat(read("serve", "--port", "0", "--config", "a/ferry.yaml"))
                .contains(serving(Optional.of(Path.of("a/ferry.yaml")), Optional.of(0)));
    }

    @Test
    void whateverElseIsLeftToTheLibrary() {
        assertThat(read()).isEmpty();
        assertThat(read("status")).isEmpty();
        assertThat(read("serve", "--help")).isEmpty();
        assertThat(read("serve", "--port")).isEmpty();
        assertThat(read("serve", "--port", "eighty")).isEmpty();
        assertThat(read("serve", "--port=8081")).isEmpty();
        assertThat(read("serve", "--config", "--port")).isEmpty();
        assertThat(read("serve", "8081")).isEmpty();
    }

    private Optional<Serving> read(String... arguments) {
        return PlainServe.read(arguments, here);
    }

    private Serving serving(Optional<Path> config, Optional<Integer> port) {
        return new Serving(here, config, port);
    }
}
