package dev.ferry.tracker.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends calls to one forge and answers with what it said, if it said yes. Everything else is a
 * {@link TrackerException} whose kind tells what is known:
 *
 * <ul>
 *   <li>a read is repeated up to {@value #TRIES} times while the forge is failing, then {@code
 *       UNAVAILABLE};
 *   <li>a write is repeated only where it surely never arrived; once it may have, a failure is
 *       {@code OUTCOME_UNKNOWN}, and repeating it is for those who can look first;
 *   <li>one call too many is {@code BUSY} with the time to stay away, and until then nobody else
 *       calls either.
 * </ul>
 *
 * <p>The token goes to the host of the settings and to no other, whatever a redirect or a {@code
 * Link} says, and is in no message, log line or {@code toString}.
 */
public final class Transport {

    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);
    private static final int TRIES = 3;
    private static final int REDIRECTS = 3;

    private final TransportSettings settings;
    private final Credentials credentials;
    private final InstantSource clock;
    private final Pause pause;
    private final CallMeter meter;
    private final Failures failures;
    private final Home home;
    private final Wire wire;
    private final Pacer pacer;
    private final Gate gate;
    private final AtomicInteger refusalsInARow = new AtomicInteger();
    private volatile Duration skew = Duration.ZERO;

    public Transport(
            TransportSettings settings,
            Credentials credentials,
            InstantSource clock,
            Pause pause,
            CallMeter meter) {
        this.settings = settings;
        this.credentials = credentials;
        this.clock = clock;
        this.pause = pause;
        this.meter = meter;
        this.failures = new Failures(settings.forge());
        this.home = new Home(settings.api(), failures);
        this.wire = new Wire(settings);
        this.pacer = new Pacer(settings.pacing());
        this.gate = new Gate(settings.pacing(), pacer, failures, clock, pause, settings.patience());
    }

    /** The answer, which is one of success. */
    public HttpAnswer send(HttpCall call) {
        return call.isRead() ? read(call) : gate.write(call, () -> exchange(call));
    }

    /** The same, where "there is no such thing" is an answer too. */
    public Optional<HttpAnswer> find(HttpCall call) {
        try {
            return Optional.of(send(call));
        } catch (TrackerException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The items of a list, page after page, each page asked for when its first item is. */
    public Stream<JsonNode> items(HttpCall first) {
        return pages(first).flatMap(page -> page.json().valueStream());
    }

    /** The pages of a list, each asked for when it is needed. */
    public Stream<HttpAnswer> pages(HttpCall first) {
        return Pages.of(this, first);
    }

    /** That an answer, though one of success, says no; in the server's words, without the token. */
    public TrackerException failure(Kind kind, HttpCall call, String words) {
        var secret = credentials.proof(call, this).secret();
        return failures.of(kind, call, Redaction.of(words, secret));
    }

    TrackerException endless(HttpCall call) {
        return failures.of(Kind.UNAVAILABLE, call, "is a list without an end");
    }

    /** What the forge's clock shows now, as far as its answers told so far. */
    public Instant forgeTime() {
        return clock.instant().plus(skew);
    }

    /** How far the forge's clock is ahead of ours. */
    public Duration skew() {
        return skew;
    }

    private HttpAnswer read(HttpCall call) {
        for (int attempt = 1; ; attempt++) {
            gate.read(call);
            try {
                return exchange(call);
            } catch (TrackerException e) {
                if (e.kind() != Kind.UNAVAILABLE || attempt == TRIES) {
                    throw e;
                }
                backOff(call, attempt);
            }
        }
    }

    /** One request as far as the caller sees; renewed credentials and redirects happen inside. */
    private HttpAnswer exchange(HttpCall call) {
        var address = home.address(call);
        var proof = credentials.proof(call, this);
        var answer = arriving(call, address, proof);
        if (answer.status() == 401 && credentials.refused(call, proof)) {
            proof = credentials.proof(call, this);
            answer = arriving(call, address, proof);
        }
        for (int i = 0; i < REDIRECTS && isRedirect(answer); i++) {
            address = home.redirected(call, address, answer.header("Location").orElseThrow());
            answer = arriving(call, address, proof);
        }
        return accepted(call, answer, proof);
    }

    /** GitHub asks for the same request again, method and body included, on each of these. */
    private static boolean isRedirect(HttpAnswer answer) {
        return switch (answer.status()) {
            case 301, 302, 307, 308 -> answer.header("Location").isPresent();
            default -> false;
        };
    }

    /** Sends a write until it has arrived; a read is repeated as a whole. */
    private HttpAnswer arriving(HttpCall call, URI address, Credentials.Proof proof) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(call, address, proof);
            } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException e) {
                if (call.isRead() || attempt == TRIES) {
                    throw failures.because(
                            Kind.UNAVAILABLE, call, "cannot be reached", e, proof.secret());
                }
                backOff(call, attempt);
            } catch (IOException e) {
                throw failures.silence(call, "did not answer", e, proof.secret());
            } catch (InterruptedException e) {
                throw failures.stopping(Failures.silent(call), call, "was not waited for", e);
            }
        }
    }

    private HttpAnswer once(HttpCall call, URI address, Credentials.Proof proof)
            throws IOException, InterruptedException {
        var started = clock.instant();
        int status = 0;
        try {
            var answer = wire.send(call, address, proof);
            status = answer.status();
            note(answer);
            return answer;
        } finally {
            var took = Duration.between(started, clock.instant());
            meter.called(settings.forge(), call.method(), status, took);
            LOG.debug(failures.message(call, "-> " + status + " in " + took.toMillis() + " ms"));
        }
    }

    private void note(HttpAnswer answer) {
        var now = clock.instant();
        RateLimits.date(answer).ifPresent(theirs -> skew = Duration.between(now, theirs));
        RateLimits.stayAway(answer, now).ifPresent(wait -> pacer.closeUntil(now.plus(wait)));
    }

    private HttpAnswer accepted(HttpCall call, HttpAnswer answer, Credentials.Proof proof) {
        if (answer.status() / 100 != 2) {
            throw refusal(call, answer, proof);
        }
        if (answer.body().length > 0 && answer.json().isMissingNode()) {
            var text = "answered with something that is not whole JSON";
            throw failures.of(Failures.silent(call), call, text);
        }
        if (!call.isRead()) {
            refusalsInARow.set(0);
        }
        return answer;
    }

    private TrackerException refusal(HttpCall call, HttpAnswer answer, Credentials.Proof proof) {
        var words = Redaction.of(ServerWords.of(answer), proof.secret());
        var text = "answered " + answer.status() + (words.isEmpty() ? "" : ": " + words);
        return RateLimits.refused(answer, words)
                ? busy(call, answer, text)
                : failures.refused(call, answer.status(), text);
    }

    private TrackerException busy(HttpCall call, HttpAnswer answer, String text) {
        var now = clock.instant();
        var wait = RateLimits.stayAway(answer, now).orElseGet(this::growingWait);
        pacer.closeUntil(now.plus(wait));
        LOG.warn("{}; no calls for {} s", failures.message(call, text), wait.toSeconds());
        return failures.busy(call, text, wait);
    }

    /** Told "too many" and nothing else: a minute, then two, four, eight. */
    private Duration growingWait() {
        return Duration.ofMinutes(1L << Math.min(refusalsInARow.getAndIncrement(), 3));
    }

    /** Only where nothing was done so far, whatever the call is. */
    private void backOff(HttpCall call, int attempt) {
        var most = 250L << attempt;
        try {
            pause.pause(Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most)));
        } catch (InterruptedException e) {
            throw failures.stopping(Kind.UNAVAILABLE, call, "was not repeated", e);
        }
    }
}
