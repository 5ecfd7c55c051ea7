package dev.ferry.prometheus;

import dev.ferry.migration.ramp.Measurement;
import dev.ferry.migration.ramp.Report.Comparison;
import dev.ferry.reconcile.Gauge;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.Transport;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads by instant queries. All numbers of a comparison are asked for the same moment. A server
 * that does not answer one question is not asked the others of that look.
 */
public final class Prometheus implements Gauge {

    private final Transport http;
    private final InstantSource clock;

    public Prometheus(Transport http, InstantSource clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public Map<Question, Measurement> read(List<Question> questions) {
        var readings = new LinkedHashMap<Question, Measurement>();
        var silence = Optional.<String>empty();
        for (var question : questions) {
            var now = clock.instant();
            try {
                readings.put(
                        question,
                        silence.isPresent()
                                ? missing(question, silence.get(), now)
                                : new Measurement.Compared(comparison(question, now)));
            } catch (NoNumberException e) {
                readings.put(question, missing(question, e.reason(), now));
            } catch (TrackerException e) {
                readings.put(question, missing(question, e.getMessage(), now));
                silence = Optional.of(e.getMessage()).filter(_ -> e.kind() != Kind.REJECTED);
            }
        }
        return readings;
    }

    /** Why it cannot be asked; empty where it answers as it should. */
    public Optional<String> trouble() {
        try {
            number("test", "vector(1)", clock.instant());
            return Optional.empty();
        } catch (NoNumberException e) {
            return Optional.of(e.reason());
        } catch (TrackerException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static Measurement missing(Question question, String why, Instant now) {
        return new Measurement.Missing(question.measure().metric(), why, now);
    }

    private Comparison comparison(Question question, Instant now) throws NoNumberException {
        var measure = question.measure();
        var requests = measure.requests();
        return new Comparison(
                "measured",
                question.migration(),
                question.feature(),
                measure.metric(),
                number("value", measure.value(), now),
                number("control", measure.control(), now),
                requests.isPresent()
                        ? Optional.of(number("requests", requests.get(), now).longValue())
                        : Optional.empty(),
                now);
    }

    private BigDecimal number(String of, String query, Instant now) throws NoNumberException {
        var call =
                HttpCall.get("/api/v1/query")
                        .withQuery("query", query)
                        .withQuery("time", now.getEpochSecond());
        return QueryAnswer.number(of, http.send(call).json());
    }
}
