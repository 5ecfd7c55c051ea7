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
import org.jspecify.annotations.Nullable;
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
        this.wire = new Wire(settings);
        this.pacer = new Pacer(settings.pacing());
        this.gate = new Gate(settings.pacing(), pacer, clock, pause, settings.patience());
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

    TrackerException endless(HttpCall call) {
        return failure(Kind.UNAVAILABLE, call, "is a list without an end", null);
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
        var address = sameHost(call, addressOf(call));
        var proof = credentials.proof(call, this);
        var answer = arriving(call, address, proof);
        if (answer.status() == 401 && credentials.refused(call, proof)) {
            proof = credentials.proof(call, this);
            answer = arriving(call, address, proof);
        }
        for (int i = 0; i < REDIRECTS && isRedirect(answer); i++) {
            address = sameHost(call, redirected(call, address, answer));
            answer = arriving(call, address, proof);
        }
        return accepted(call, answer, proof);
    }

    private URI redirected(HttpCall call, URI from, HttpAnswer answer) {
        try {
            return from.resolve(answer.header("Location").orElseThrow());
        } catch (IllegalArgumentException e) {
            throw failure(Kind.REJECTED, call, "was redirected to an invalid address", null);
        }
    }

    /** GitHub asks for the same request again, method and body included, on each of these. */
    private static boolean isRedirect(HttpAnswer answer) {
        return switch (answer.status()) {
            case 301, 302, 307, 308 -> answer.header("Location").isPresent();
            default -> false;
        };
    }

    /** Sends until it has arrived. */
    private HttpAnswer arriving(HttpCall call, URI address, Credentials.Proof proof) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(call, address, proof);
            } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException e) {
                if (attempt == TRIES) {
                    throw failure(
                            Kind.UNAVAILABLE, call, "cannot be reached: " + reason(e, proof), e);
                }
                backOff(call, attempt);
            } catch (IOException e) {
                throw failure(silent(call), call, "did not answer: " + reason(e, proof), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw failure(silent(call), call, "was not waited for: we are stopping", e);
            }
        }
    }

    private static Kind silent(HttpCall call) {
        return call.isRead() ? Kind.UNAVAILABLE : Kind.OUTCOME_UNKNOWN;
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
            LOG.debug(message(call, "-> " + status + " in " + took.toMillis() + " ms"));
        }
    }

    private void note(HttpAnswer answer) {
        var now = clock.instant();
        skew = Duration.between(now, RateLimits.now(answer, now));
        RateLimits.stayAway(answer, now).ifPresent(wait -> pacer.closeUntil(now.plus(wait)));
    }

    private HttpAnswer accepted(HttpCall call, HttpAnswer answer, Credentials.Proof proof) {
        if (answer.status() / 100 == 2) {
            if (!call.isRead()) {
                refusalsInARow.set(0);
            }
            if (answer.body().length > 0 && answer.json().isMissingNode()) {
                throw failure(
                        silent(call), call, "answered with something that is not whole JSON", null);
            }
            return answer;
        }
        throw refusal(call, answer, proof);
    }

    private TrackerException refusal(HttpCall call, HttpAnswer answer, Credentials.Proof proof) {
        var words = Redaction.of(ServerWords.of(answer), proof.secret());
        var text = "answered " + answer.status() + (words.isEmpty() ? "" : ": " + words);
        if (RateLimits.refused(answer, words)) {
            return busy(call, answer, text);
        }
        return failure(kind(call, answer.status()), call, text, null);
    }

    private static Kind kind(HttpCall call, int status) {
        return switch (status) {
            case 401, 403, 451 -> Kind.FORBIDDEN;
            case 404, 410 -> Kind.NOT_FOUND;
            case 408 -> silent(call);
            default -> status >= 500 ? silent(call) : Kind.REJECTED;
        };
    }

    private TrackerException busy(HttpCall call, HttpAnswer answer, String text) {
        var now = clock.instant();
        var wait = RateLimits.stayAway(answer, now).orElseGet(this::growingWait);
        pacer.closeUntil(now.plus(wait));
        LOG.warn("{}; no calls for {} s", message(call, text), wait.toSeconds());
        return new TrackerException(Kind.BUSY, message(call, text), Optional.of(wait), null);
    }

    /** Told "too many" and nothing else: a minute, then two, four, eight. */
    private Duration growingWait() {
        return Duration.ofMinutes(1L << Math.min(refusalsInARow.getAndIncrement(), 3));
    }

    private void backOff(HttpCall call, int attempt) {
        var most = 250L << attempt;
        try {
            pause.pause(Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(Kind.UNAVAILABLE, call, "was not repeated: we are stopping", e);
        }
    }

    private URI addressOf(HttpCall call) {
        var target = call.target();
        try {
            return URI.create(target.startsWith("/") ? settings.api() + target : target);
        } catch (IllegalArgumentException e) {
            throw failure(Kind.REJECTED, call, "is not a valid address", null);
        }
    }

    private URI sameHost(HttpCall call, URI address) {
        if (!sameHost(address, settings.api())) {
            var text = "leads to another host (%s); the token stays at %s";
            throw failure(
                    Kind.REJECTED,
                    call,
                    text.formatted(address.getHost(), settings.api().getHost()),
                    null);
        }
        return address;
    }

    private static boolean sameHost(URI a, URI b) {
        return a.getScheme() != null
                && a.getHost() != null
                && a.getUserInfo() == null
                && a.getScheme().equalsIgnoreCase(b.getScheme())
                && a.getHost().equalsIgnoreCase(b.getHost())
                && port(a) == port(b);
    }

    private static int port(URI address) {
        return address.getPort() >= 0
                ? address.getPort()
                : "http".equalsIgnoreCase(address.getScheme()) ? 80 : 443;
    }

    private static String reason(IOException e, Credentials.Proof proof) {
        var text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return Redaction.of(text, proof.secret());
    }

    private TrackerException failure(
            Kind kind, HttpCall call, String text, @Nullable Throwable cause) {
        return new TrackerException(kind, message(call, text), cause);
    }

    private String message(HttpCall call, String text) {
        return Redaction.of(settings.forge() + ": " + call + " " + text);
    }
}
