package dev.ferry.tracker.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static dev.ferry.tracker.http.ForgeStub.READ;
import static dev.ferry.tracker.http.ForgeStub.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a forge does on its bad days: after each of them it is known whether something was done. */
class TransportFaultsTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    @RegisterExtension final ForgeStub forge = new ForgeStub();

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void aReadIsRepeatedWhileTheForgeFails(int status) {
        forge.answers(aResponse().withStatus(status));

        assertThat(forge.failureOf(READ).kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(forge.requests()).hasSize(3);
        assertThat(forge.clock().waited()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(3));
    }

    @Test
    void aReadThatWorksTheSecondTimeHasWorked() {
        forge.server()
                .stubFor(
                        any(anyUrl())
                                .inScenario("storm")
                                .whenScenarioStateIs(Scenario.STARTED)
                                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))
                                .willSetStateTo("calm"));
        forge.server()
                .stubFor(
                        any(anyUrl())
                                .inScenario("storm")
                                .whenScenarioStateIs("calm")
                                .willReturn(okJson("{\"number\":7}")));

        assertThat(forge.transport().send(READ).json().path("number").asInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408})
    void aWriteThatTheForgeFailedAtMayHaveBeenDone(int status) {
        forge.answers(aResponse().withStatus(status));

        assertThat(forge.failureOf(WRITE).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(forge.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aConnectionCutAfterAWriteIsNeverTriedAgain(Fault fault) {
        forge.answers(aResponse().withFault(fault));

        assertThat(forge.failureOf(WRITE).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(forge.requests()).hasSize(1);
    }

    @Test
    void aWriteThatNobodyListenedToIsTriedAgainAndSurelyNotDone() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        var failure = forge.failureOf(forge.transport("http://127.0.0.1:" + port), WRITE);

        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(forge.metered()).hasSize(3).containsOnly("github POST 0");
    }

    @Test
    void aForgeThatNeverAnswersIsNotWaitedForForEver() {
        forge.answers(okJson("{}").withFixedDelay(5000));

        assertThat(forge.failureOf(forge.transport(SHORT), WRITE).kind())
                .isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(forge.requests()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void anAnswerThatDripsIsNotWaitedForForEver() {
        forge.answers(
                okJson("{\"title\":\"" + "x".repeat(5000) + "\"}")
                        .withChunkedDribbleDelay(50, 5000));

        assertThat(forge.failureOf(forge.transport(SHORT), WRITE).kind())
                .isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(forge.requests()).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"number\":7,\"title\":\"a",
                "{\"number\":7} trailing",
                "<html>Sign in</html>"
            })
    void anAnswerThatIsNotWholeJsonIsNoAnswer(String body) {
        forge.answers(okJson(body));

        assertThat(forge.failureOf(WRITE).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(forge.requests()).hasSize(1);
        assertThat(forge.failureOf(READ).kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void anAnswerBeyondAllMeasureIsNotRead() {
        forge.answers(okJson("{\"title\":\"" + "x".repeat(100_000) + "\"}"));

        assertThat(forge.failureOf(READ).kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void theServersOwnWordsAreToldShortAndInOneLine() {
        forge.answers(
                aResponse()
                        .withStatus(422)
                        .withBody(
                                "{\"message\":\"Validation"
                                    + " Failed\",\"errors\":[{\"resource\":\"Issue\",\"field\":\"assignees\",\"code\":\"invalid\"}]}"));

        assertThat(forge.failureOf(WRITE))
                .hasMessage(
                        "github: POST /repos/acme/app/issues answered 422: Validation Failed;"
                                + " resource: Issue; field: assignees; code: invalid")
                .extracting(TrackerException::kind)
                .isEqualTo(Kind.REJECTED);

        forge.answers(aResponse().withStatus(400).withBody("a\nb" + "x".repeat(9000)));
        assertThat(forge.failureOf(WRITE).getMessage())
                .contains("a b")
                .doesNotContain("\n")
                .hasSizeLessThan(600);
    }
}
