package dev.ferry.server;

import dev.ferry.server.Health.Finding;
import dev.ferry.store.Database;
import dev.ferry.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Writes to the database, at most every few seconds however often anybody asks. */
public final class DatabaseCheck implements Health.Check {

    private static final Duration GOOD_FOR = Duration.ofSeconds(5);

    private final Database database;
    private final InstantSource clock;
    private Instant lookedAt = Instant.MIN;
    private Finding last = new Finding(false, true, "not looked yet");

    public DatabaseCheck(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public synchronized Finding look() {
        var now = clock.instant();
        if (now.isAfter(lookedAt.plus(GOOD_FOR))) {
            last = write(now);
            lookedAt = now;
        }
        return last;
    }

    private Finding write(Instant now) {
        try {
            database.probe(now);
            return new Finding(true, true, "takes writes");
        } catch (StoreException e) {
            return new Finding(false, true, "takes no writes; the log says why");
        }
    }
}
