package dev.ferry.server;

import dev.ferry.inbox.Job;
import dev.ferry.inbox.JobStore;
import dev.ferry.server.webhook.Webhooks;
import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/**
 * What is counted, for Prometheus. Its methods are the observers that the other packages ask for,
 * so that none of them knows how counting works.
 */
public final class Metrics {

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final InstantSource clock;

    public Metrics(InstantSource clock) {
        this.clock = clock;
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
    }

    public void register(RoutesConfig routes) {
        routes.get(
                "/metrics",
                ctx ->
                        ctx.contentType("text/plain; version=0.0.4; charset=utf-8")
                                .result(registry.scrape()));
    }

    /** Shows the queue from now on. */
    public void watch(JobStore jobs) {
        gauge("ferry.queue.waiting", "Jobs that wait", () -> jobs.depth().waiting());
        gauge("ferry.queue.dead", "Jobs that were given up", () -> jobs.depth().dead());
        gauge(
                "ferry.queue.age",
                "Seconds since the oldest waiting job came in",
                () -> jobs.depth().oldest().map(this::secondsSince).orElse(0.0));
    }

    /** {@link Webhooks.Observer} */
    public void received(String source, Webhooks.Result result) {
        registry.counter("ferry.deliveries", "source", source, "result", lower(result)).increment();
    }

    /** {@link dev.ferry.inbox.Attempt.Observer} */
    public void tried(Job now, Duration took) {
        timer(
                        "ferry.jobs",
                        "topic",
                        lower(now.delivery().hint().topic()),
                        "state",
                        lower(now.state()))
                .record(took);
    }

    /** {@link dev.ferry.tracker.http.CallMeter} */
    public void called(String forge, String method, int status, Duration took) {
        timer("ferry.tracker.calls", "tracker", forge, "method", method, "status", "" + status)
                .record(took);
    }

    /**
     * @param result {@code accepted}, {@code refused} or {@code mistake}
     */
    public void commanded(String verb, String result) {
        registry.counter("ferry.commands", "verb", verb, "result", result).increment();
    }

    /** For those who count something of their own. */
    public PrometheusMeterRegistry registry() {
        return registry;
    }

    private Timer timer(String name, String... tags) {
        return registry.timer(name, tags);
    }

    private void gauge(String name, String description, java.util.function.Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    private double secondsSince(Instant moment) {
        return Duration.between(moment, clock.instant()).toMillis() / 1000.0;
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
