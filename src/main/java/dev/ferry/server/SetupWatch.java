package dev.ferry.server;

import dev.ferry.check.Finding;
import dev.ferry.check.Finding.Level;
import dev.ferry.check.TrackerCheck;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again whether a tracker still tells us what happens: a webhook that it has
 * disabled, a token that ends soon. Each trouble is told once when it begins and once when it is
 * over; meanwhile it stands in health and metrics.
 */
final class SetupWatch implements Health.Check {

    private static final Logger LOG = LoggerFactory.getLogger(SetupWatch.class);
    private static final double DAY = Duration.ofDays(1).toSeconds();

    private final String tracker;
    private final TrackerCheck check;
    private volatile Map<String, Finding> troubles = Map.of();

    SetupWatch(String tracker, TrackerCheck check) {
        this.tracker = tracker;
        this.check = check;
    }

    /** One look at the tracker. */
    void round() {
        var before = troubles;
        var now = troubles(check.connection());
        troubles = now;
        now.forEach((name, f) -> {
            if (!before.containsKey(name)) {
                LOG.warn("{}: {}; {}. {}.", tracker, name, f.why(), f.remedy());
            }
        });
        before.keySet().stream()
                .filter(name -> !now.containsKey(name))
                .forEach(name -> LOG.info("{}: no longer: {}", tracker, name));
    }

    private static Map<String, Finding> troubles(List<Finding> findings) {
        var troubles = new LinkedHashMap<String, Finding>();
        findings.stream().filter(f -> !f.isGood()).forEach(f -> troubles.put(f.name(), f));
        return troubles;
    }

    /** Shows the troubles, and the days until our access ends where that is known. */
    void register(MeterRegistry metrics, InstantSource clock) {
        for (var level : List.of(Level.ATTENTION, Level.WRONG, Level.UNREACHABLE)) {
            Gauge.builder("ferry.setup.troubles", () -> count(level))
                    .description("What ./ferry check finds in the way a tracker is set up")
                    .tag("tracker", tracker)
                    .tag("level", Metrics.lower(level))
                    .register(metrics);
        }
        Gauge.builder("ferry.access.days", () -> daysLeft(clock))
                .description("Days until our access to a tracker ends; NaN: never, or not known")
                .tag("tracker", tracker)
                .register(metrics);
    }

    private long count(Level level) {
        return troubles.values().stream().filter(f -> f.level() == level).count();
    }

    private double daysLeft(InstantSource clock) {
        return check.accessEnds()
                .map(end -> Duration.between(clock.instant(), end).toSeconds() / DAY)
                .orElse(Double.NaN);
    }

    @Override
    public String name() {
        return "setup at " + tracker;
    }

    /** Without webhooks work goes on, by the sweep: so this is told and refuses nothing. */
    @Override
    public Health.Finding look() {
        var now = troubles;
        return new Health.Finding(
                now.isEmpty(), false, now.isEmpty() ? "ok" : String.join("; ", now.keySet()));
    }
}
