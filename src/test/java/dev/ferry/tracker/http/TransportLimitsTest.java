package dev.ferry.tracker.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static dev.ferry.tracker.http.ForgeStub.NOW;
import static dev.ferry.tracker.http.ForgeStub.READ;
import static dev.ferry.tracker.http.ForgeStub.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a forge says when it is called too often, and what we make of it. */
class TransportLimitsTest {

    @RegisterExtension final ForgeStub forge = new ForgeStub();

    @Test
    void tooManyRequestsTellsWhenToComeBackAndNobodyCallsBefore() {
        forge.answers(aResponse().withStatus(429).withHeader("Retry-After", "120"));
        var transport = forge.transport();

        var refused = forge.failureOf(transport, WRITE);
        var held = forge.failureOf(transport, READ);

        assertThat(refused.kind()).isEqualTo(Kind.BUSY);
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(120));
        assertThat(held.kind()).isEqualTo(Kind.BUSY);
        assertThat(held.retryAfter()).contains(Duration.ofSeconds(120));
        assertThat(forge.requests()).hasSize(1);
    }

    @Test
    void withoutRetryAfterEachRefusalDoublesTheWait() {
        forge.answers(aResponse().withStatus(429));
        var transport = forge.transport();
        var waits = new ArrayList<Duration>();

        for (int i = 0; i < 5; i++) {
            waits.add(forge.failureOf(transport, WRITE).retryAfter().orElseThrow());
            forge.clock().pause(waits.getLast());
        }

        assertThat(waits).extracting(Duration::toMinutes).containsExactly(1L, 2L, 4L, 8L, 8L);
    }

    @Test
    void aSecondaryLimitIsKnownByItsWordsAlone() {
        forge.answers(
                aResponse()
                        .withStatus(403)
                        .withBody("{\"message\":\"You have exceeded a secondary rate limit.\"}"));

        var busy = forge.failureOf(WRITE);

        assertThat(busy.kind()).isEqualTo(Kind.BUSY);
        assertThat(busy.retryAfter()).contains(Duration.ofMinutes(1));
    }

    @Test
    void anyOther403IsForAPerson() {
        forge.answers(
                aResponse()
                        .withStatus(403)
                        .withBody("{\"message\":\"Resource not accessible by integration\"}"));

        assertThat(forge.failureOf(WRITE))
                .hasMessage(
                        "github: POST /repos/acme/app/issues answered 403: Resource not accessible"
                                + " by integration")
                .extracting(TrackerException::kind)
                .isEqualTo(Kind.FORBIDDEN);
    }

    /** The reset is a time of the forge's forge.clock(); ours may be three minutes off. */
    @ParameterizedTest
    @ValueSource(ints = {-180, 0, 180})
    void anExhaustedHourIsWaitedForByTheForgesClock(int secondsOff) {
        var theirs = NOW.plusSeconds(secondsOff);
        forge.answers(
                okJson("{}")
                        .withHeader(
                                "Date",
                                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                        theirs.atOffset(ZoneOffset.UTC)))
                        .withHeader("X-RateLimit-Remaining", "0")
                        .withHeader("X-RateLimit-Resource", "core")
                        .withHeader(
                                "X-RateLimit-Reset",
                                String.valueOf(theirs.plusSeconds(600).getEpochSecond())));
        var transport = forge.transport();
        transport.send(READ);

        var held = forge.failureOf(transport, READ);

        assertThat(held.retryAfter()).contains(Duration.ofSeconds(601));
        assertThat(transport.skew()).isEqualTo(Duration.ofSeconds(secondsOff));
        assertThat(forge.requests()).hasSize(1);
    }
}
