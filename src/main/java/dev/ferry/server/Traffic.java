package dev.ferry.server;

import dev.ferry.inbox.Attempt;
import dev.ferry.inbox.Job;
import dev.ferry.inbox.JobStore;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;

/** What is counted, for {@code /metrics}. */
final class Traffic implements Attempt.Observer {

    private final PrometheusMeterRegistry meters =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /**
     * @param result {@code stored}, {@code duplicate}, {@code ignored} or {@code refused}
     */
    void delivered(String source, String result) {
        meters.counter("ferry.deliveries", "source", source, "result", result).increment();
    }

    @Override
    public void tried(Job now, Duration took) {
        meters.timer(
                        "ferry.jobs",
                        "topic",
                        now.delivery().hint().topic().name().toLowerCase(Locale.ROOT),
                        "state",
                        now.state().name().toLowerCase(Locale.ROOT))
                .record(took);
    }

    void watch(JobStore jobs, InstantSource clock) {
        Gauge.builder("ferry.jobs.waiting", jobs, j -> j.depth().waiting()).register(meters);
        Gauge.builder("ferry.jobs.dead", jobs, j -> j.depth().dead()).register(meters);
        Gauge.builder(
                        "ferry.jobs.oldest.seconds",
                        jobs,
                        j ->
                                j.depth()
                                        .oldest()
                                        .map(o -> Duration.between(o, clock.instant()).toSeconds())
                                        .orElse(0L))
                .register(meters);
    }

    String scrape() {
        return meters.scrape();
    }
}
