package dev.ferry.server;

import dev.ferry.reconcile.Memory;
import dev.ferry.server.site.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;

/** What those need who watch: the pages, and a board that is filled from the first moment on. */
final class Watch implements AutoCloseable {

    private static final Duration RECALL = Duration.ofSeconds(5);
    private static final Duration TURN = Duration.ofSeconds(1);

    private final Site site;
    private final Memory memory;

    Watch(Parts parts, Path templates, InstantSource clock) {
        var policy = parts.config().catalog().schedule();
        this.memory =
                new Memory(
                        parts.database().standings(),
                        parts.migrations(),
                        m -> parts.office(m.control()).map(Office::planner),
                        parts.board(),
                        () -> LocalDate.ofInstant(clock.instant(), policy.zone()));
        memory.recall();
        this.site =
                new Site(
                        new Site.Settings(
                                parts.config().dashboardTitle(),
                                parts.embedded().isPresent(),
                                policy,
                                templates),
                        parts.board(),
                        _ -> List.of(),
                        new OpenDoor());
    }

    Site site() {
        return site;
    }

    void begin(Rounds rounds) {
        rounds.every("other replicas", RECALL, memory::recall);
        rounds.every("open pages", TURN, site.live()::turn);
    }

    /** Open pages would keep the server from coming to its end. */
    @Override
    public void close() {
        site.live().close();
    }
}
