package dev.ferry.server;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done again and again. A round that fails is told, and tried again at its next turn. */
final class Rounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(
                    2, Thread.ofPlatform().daemon().name("ferry-round-", 0).factory());
    private final Map<String, String> troubles = new ConcurrentHashMap<>();

    /** Begins at once. Two rounds of the same kind never overlap. */
    void every(String name, Duration pause, Runnable round) {
        timer.scheduleWithFixedDelay(
                () -> once(name, round), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void once(String name, Runnable round) {
        try {
            round.run();
            troubles.remove(name);
        } catch (RuntimeException e) {
            if (troubles.put(name, String.valueOf(e.getMessage())) == null) {
                LOG.warn("{} failed, and is tried again at its next turn: {}", name, e.toString());
            }
        } catch (Error e) {
            // The timer would leave out every further turn, and nobody would hear of it.
            troubles.put(name, e.toString());
            LOG.error("{} failed, and is tried again at its next turn", name, e);
        }
    }

    /** Why the last round of this kind failed, if it did. */
    Optional<String> trouble(String name) {
        return Optional.ofNullable(troubles.get(name));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
