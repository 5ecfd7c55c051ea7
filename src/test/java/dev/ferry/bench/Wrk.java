package dev.ferry.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The sender: wrk on one thread, which costs a fraction of what any of the servers cost. How much,
 * it tells.
 */
record Wrk(Path script, Deliveries deliveries, int connections) {

    /**
     * @param p50 milliseconds, as {@code p99}
     * @param ownMicros processor time of wrk for each request
     */
    record Outcome(double perSecond, double p50, double p99, long failed, double ownMicros) {}

    private static final Pattern RESULT =
            Pattern.compile("ferry (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)");
    private static final Pattern PROCESSOR = Pattern.compile("processor ([0-9.]+) ([0-9.]+)");

    static Wrk of(Workshop workshop, Deliveries deliveries, int connections) {
        Workshop.need("wrk", "Debian: apt-get install wrk");
        Workshop.need("bash", "Debian: apt-get install bash");
        return new Wrk(workshop.tools().resolve("deliver.lua"), deliveries, connections);
    }

    /** As fast as the server answers. */
    Outcome fullSpeed(String url, Duration time) throws IOException {
        return run(url, time, 0);
    }

    /** At this many per second over all connections; how long an answer takes does not count. */
    Outcome at(double perSecond, String url, Duration time) throws IOException {
        return run(url, time, connections * 1_000 / perSecond);
    }

    private Outcome run(String url, Duration time, double pause) throws IOException {
        var wrk =
                "TIMEFORMAT='processor %%U %%S'; { time wrk -t1 -c%d -d%ds --timeout 10s -s '%s' %s -- '%s' %d %s %s; } 2>&1"
                        .formatted(
                                connections,
                                time.toSeconds(),
                                script,
                                url,
                                deliveries.folder(),
                                deliveries.issues(),
                                UUID.randomUUID().toString().substring(0, 8),
                                String.format(Locale.ROOT, "%.3f", pause));
        try (var child = Child.start(List.of("bash", "-c", wrk), Map.of(), script.getParent())) {
            return outcome(child.output());
        }
    }

    private static Outcome outcome(String output) throws IOException {
        var result = RESULT.matcher(output);
        var processor = PROCESSOR.matcher(output);
        if (!result.find() || !processor.find()) {
            throw new IOException("wrk did not say what was expected:\n" + output);
        }
        var requests = Double.parseDouble(result.group(1));
        var own = Double.parseDouble(processor.group(1)) + Double.parseDouble(processor.group(2));
        return new Outcome(
                requests * 1e6 / Double.parseDouble(result.group(2)),
                Double.parseDouble(result.group(4)) / 1_000,
                Double.parseDouble(result.group(5)) / 1_000,
                Long.parseLong(result.group(3)),
                own * 1e6 / requests);
    }
}
