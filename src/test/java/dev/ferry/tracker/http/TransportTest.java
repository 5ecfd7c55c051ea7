package dev.ferry.tracker.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a forge does on its bad days, and what we make of it. */
class TransportTest {

    private static final String TOKEN = "ghs_4711_sEcReTsEcReTsEcReT";
    private static final HttpCall READ = HttpCall.get("/repos/acme/app/issues/7");
    private static final HttpCall WRITE =
            HttpCall.post("/repos/acme/app/issues", "{\"title\":\"t\"}");
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private static final WireMockServer FORGE = new WireMockServer(options().dynamicPort());
    private static final WireMockServer ELSEWHERE = new WireMockServer(options().dynamicPort());

    private final TurnedClock clock = new TurnedClock(NOW);
    private final List<String> metered = new ArrayList<>();
    private Credentials credentials =
            Credentials.fixed("Authorization", "Bearer", Secret.of(TOKEN));

    @BeforeAll
    static void start() {
        FORGE.start();
        ELSEWHERE.start();
    }

    @AfterAll
    static void stop() {
        FORGE.stop();
        ELSEWHERE.stop();
    }

    @BeforeEach
    void reset() {
        FORGE.resetAll();
        ELSEWHERE.resetAll();
    }

    private Transport transport() {
        return transport(FORGE.baseUrl());
    }

    private Transport transport(String api) {
        var settings =
                TransportSettings.of("github", URI.create(api), Pacing.NONE)
                        .withTimeouts(Duration.ofMillis(500), Duration.ofMillis(500))
                        .withLargestAnswer(64 << 10);
        return new Transport(
                settings,
                credentials,
                clock,
                clock,
                (forge, method, status, took) -> metered.add(forge + " " + method + " " + status));
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        FORGE.stubFor(any(anyUrl()).willReturn(answer));
    }

    private TrackerException failureOf(HttpCall call) {
        return failureOf(transport(), call);
    }

    private static TrackerException failureOf(Transport transport, HttpCall call) {
        return catchThrowableOfType(TrackerException.class, () -> transport.send(call));
    }

    private static int requests() {
        return FORGE.getAllServeEvents().size();
    }

    @Test
    void aCallCarriesTheProofItsHeadersAndItsBody() {
        answers(okJson("{\"number\":7}").withStatus(201));

        var answer = transport().send(WRITE.withHeader("X-GitHub-Api-Version", "2022-11-28"));

        assertThat(answer.json().path("number").asInt()).isEqualTo(7);
        FORGE.verify(
                postRequestedFor(urlEqualTo("/repos/acme/app/issues"))
                        .withHeader("Authorization", equalTo("Bearer " + TOKEN))
                        .withHeader("X-GitHub-Api-Version", equalTo("2022-11-28"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(equalToJson("{\"title\":\"t\"}")));
        assertThat(metered).containsExactly("github POST 201");
    }

    @Test
    void tooManyRequestsTellsWhenToComeBackAndNobodyCallsBefore() {
        answers(aResponse().withStatus(429).withHeader("Retry-After", "120"));
        var transport = transport();

        var refused = failureOf(transport, WRITE);
        var held = failureOf(transport, READ);

        assertThat(refused.kind()).isEqualTo(Kind.BUSY);
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(120));
        assertThat(held.kind()).isEqualTo(Kind.BUSY);
        assertThat(held.retryAfter()).contains(Duration.ofSeconds(120));
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void withoutRetryAfterEachRefusalDoublesTheWait() {
        answers(aResponse().withStatus(429));
        var transport = transport();
        var waits = new ArrayList<Duration>();

        for (int i = 0; i < 5; i++) {
            waits.add(failureOf(transport, WRITE).retryAfter().orElseThrow());
            clock.pause(waits.getLast());
        }

        assertThat(waits).extracting(Duration::toMinutes).containsExactly(1L, 2L, 4L, 8L, 8L);
    }

    @Test
    void aSecondaryLimitIsKnownByItsWordsAlone() {
        answers(
                aResponse()
                        .withStatus(403)
                        .withBody("{\"message\":\"You have exceeded a secondary rate limit.\"}"));

        var busy = failureOf(WRITE);

        assertThat(busy.kind()).isEqualTo(Kind.BUSY);
        assertThat(busy.retryAfter()).contains(Duration.ofMinutes(1));
    }

    @Test
    void anyOther403IsForAPerson() {
        answers(
                aResponse()
                        .withStatus(403)
                        .withBody("{\"message\":\"Resource not accessible by integration\"}"));

        assertThat(failureOf(WRITE))
                .hasMessage(
                        "github: POST /repos/acme/app/issues answered 403: Resource not accessible"
                                + " by integration")
                .extracting(TrackerException::kind)
                .isEqualTo(Kind.FORBIDDEN);
    }

    /** The reset is a time of the forge's clock; ours may be three minutes off. */
    @ParameterizedTest
    @ValueSource(ints = {-180, 0, 180})
    void anExhaustedHourIsWaitedForByTheForgesClock(int secondsOff) {
        var theirs = NOW.plusSeconds(secondsOff);
        answers(
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
        var transport = transport();
        transport.send(READ);

        var held = failureOf(transport, READ);

        assertThat(held.retryAfter()).contains(Duration.ofSeconds(601));
        assertThat(transport.skew()).isEqualTo(Duration.ofSeconds(secondsOff));
        assertThat(requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void aReadIsRepeatedWhileTheForgeFails(int status) {
        answers(aResponse().withStatus(status));

        assertThat(failureOf(READ).kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(requests()).isEqualTo(3);
        assertThat(clock.waited()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(3));
    }

    @Test
    void aReadThatWorksTheSecondTimeHasWorked() {
        FORGE.stubFor(
                any(anyUrl())
                        .inScenario("storm")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))
                        .willSetStateTo("calm"));
        FORGE.stubFor(
                any(anyUrl())
                        .inScenario("storm")
                        .whenScenarioStateIs("calm")
                        .willReturn(okJson("{\"number\":7}")));

        assertThat(transport().send(READ).json().path("number").asInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408})
    void aWriteThatTheForgeFailedAtMayHaveBeenDone(int status) {
        answers(aResponse().withStatus(status));

        assertThat(failureOf(WRITE).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aConnectionCutAfterAWriteIsNeverTriedAgain(Fault fault) {
        answers(aResponse().withFault(fault));

        assertThat(failureOf(WRITE).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void aWriteThatNobodyListenedToIsTriedAgainAndSurelyNotDone() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        var failure = failureOf(transport("http://127.0.0.1:" + port), WRITE);

        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(metered).hasSize(3).containsOnly("github POST 0");
    }

    @Test
    void aForgeThatNeverAnswersIsNotWaitedForForEver() {
        answers(okJson("{}").withFixedDelay(5000));

        assertThat(failureOf(WRITE).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(requests()).isLessThanOrEqualTo(1);
    }

    @Test
    void anAnswerThatDripsIsNotWaitedForForEver() {
        answers(
                okJson("{\"title\":\"" + "x".repeat(5000) + "\"}")
                        .withChunkedDribbleDelay(50, 5000));

        assertThat(failureOf(WRITE).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(requests()).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"number\":7,\"title\":\"a",
                "{\"number\":7} trailing",
                "<html>Sign in</html>"
            })
    void anAnswerThatIsNotWholeJsonIsNoAnswer(String body) {
        answers(okJson(body));

        assertThat(failureOf(WRITE).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(requests()).isEqualTo(1);
        assertThat(failureOf(READ).kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void anAnswerBeyondAllMeasureIsNotRead() {
        answers(okJson("{\"title\":\"" + "x".repeat(100_000) + "\"}"));

        assertThat(failureOf(READ).kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void expiredCredentialsAreRenewedOnce() {
        credentials = new Renewing();
        FORGE.stubFor(
                post(anyUrl())
                        .withHeader("Authorization", equalTo("Bearer first"))
                        .willReturn(aResponse().withStatus(401)));
        FORGE.stubFor(
                post(anyUrl())
                        .withHeader("Authorization", equalTo("Bearer second"))
                        .willReturn(okJson("{}").withStatus(201)));

        assertThat(transport().send(WRITE).status()).isEqualTo(201);
    }

    @Test
    void aRevokedTokenIsForAPerson() {
        answers(aResponse().withStatus(401).withBody("{\"message\":\"Bad credentials\"}"));

        assertThat(failureOf(WRITE))
                .hasMessageContaining("401: Bad credentials")
                .extracting(TrackerException::kind)
                .isEqualTo(Kind.FORBIDDEN);
        assertThat(requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void whatIsNotThereIsAnAnswerWhereOneLooksForIt(int status) {
        answers(aResponse().withStatus(status));

        assertThat(transport().find(READ)).isEmpty();
        assertThat(failureOf(READ).kind()).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void theTokenDoesNotFollowALinkToAnotherHost() {
        answers(
                okJson("[{}]")
                        .withHeader(
                                "Link",
                                "<" + ELSEWHERE.baseUrl() + "/issues?page=2>; rel=\"next\""));

        assertThatThrownBy(() -> transport().items(READ).toList())
                .isInstanceOf(TrackerException.class)
                .hasMessageContaining("another host");
        assertThat(ELSEWHERE.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ELSEWHERE/x",
                "//evil.example/x",
                "http://localhost@evil.example/x",
                "file:///etc/passwd"
            })
    void theTokenDoesNotFollowARedirectToAnotherHost(String location) {
        answers(
                aResponse()
                        .withStatus(302)
                        .withHeader(
                                "Location", location.replace("ELSEWHERE", ELSEWHERE.baseUrl())));

        assertThat(failureOf(READ)).hasMessageContaining("another host");
        assertThat(ELSEWHERE.getAllServeEvents()).isEmpty();
    }

    @Test
    void aRenamedRepositoryIsFollowedWithTheSameRequest() {
        FORGE.stubFor(
                post("/repos/acme/app/issues")
                        .willReturn(
                                aResponse()
                                        .withStatus(301)
                                        .withHeader("Location", "/repositories/9/issues")));
        FORGE.stubFor(
                post("/repositories/9/issues")
                        .withRequestBody(equalToJson("{\"title\":\"t\"}"))
                        .willReturn(okJson("{\"number\":1}").withStatus(201)));

        assertThat(transport().send(WRITE).status()).isEqualTo(201);
    }

    @Test
    void aRedirectInCirclesEnds() {
        answers(aResponse().withStatus(302).withHeader("Location", "/again"));

        assertThat(failureOf(READ).kind()).isEqualTo(Kind.REJECTED);
    }

    @Test
    void threeHundredPagesAreReadOneByOne() {
        var page = okJson("[{\"number\":1}]");
        FORGE.stubFor(get(anyUrl()).willReturn(page));
        for (int i = 1; i < 300; i++) {
            FORGE.stubFor(
                    get("/issues?page=" + i)
                            .willReturn(
                                    okJson("[{\"number\":1},{\"number\":2}]")
                                            .withHeader(
                                                    "Link",
                                                    "<%s/issues?page=%d>; rel=\"next\", <%s/issues?page=300>; rel=\"last\""
                                                            .formatted(
                                                                    FORGE.baseUrl(),
                                                                    i + 1,
                                                                    FORGE.baseUrl()))));
        }

        assertThat(transport().items(HttpCall.get("/issues?page=1")).count()).isEqualTo(599);
        assertThat(requests()).isEqualTo(300);
    }

    @Test
    void pagesThatAreNotWantedAreNotAskedFor() {
        answers(okJson("[{\"number\":1}]").withHeader("Link", "</issues?page=2>; rel=\"next\""));

        assertThat(transport().items(READ).limit(2).count()).isEqualTo(2);
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void theServersOwnWordsAreToldShortAndInOneLine() {
        answers(
                aResponse()
                        .withStatus(422)
                        .withBody(
                                "{\"message\":\"Validation"
                                    + " Failed\",\"errors\":[{\"resource\":\"Issue\",\"field\":\"assignees\",\"code\":\"invalid\"}]}"));

        assertThat(failureOf(WRITE))
                .hasMessage(
                        "github: POST /repos/acme/app/issues answered 422: Validation Failed;"
                                + " resource: Issue; field: assignees; code: invalid")
                .extracting(TrackerException::kind)
                .isEqualTo(Kind.REJECTED);

        answers(aResponse().withStatus(400).withBody("a\nb" + "x".repeat(9000)));
        assertThat(failureOf(WRITE).getMessage())
                .contains("a b")
                .doesNotContain("\n")
                .hasSizeLessThan(600);
    }

    @Test
    void theTokenIsInNoLogLineAndNoMessageWhateverHappens() {
        var echo = "{\"message\":\"no such token: " + TOKEN + ", nor glpat-abcdefghij1234567890\"}";
        var bad =
                List.of(
                        okJson("{}"),
                        aResponse().withStatus(400).withBody(echo),
                        aResponse().withStatus(401).withBody(echo),
                        aResponse().withStatus(403).withBody(echo),
                        aResponse().withStatus(429).withBody(echo),
                        aResponse().withStatus(500).withBody("Authorization: Bearer " + TOKEN),
                        aResponse()
                                .withStatus(302)
                                .withHeader("Location", "https://evil.example/" + TOKEN),
                        okJson("{"),
                        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                        aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
        var said = new ArrayList<String>();
        try (var logs = new CapturedLogs()) {
            for (var answer : bad) {
                answers(answer);
                for (var call : List.of(READ, WRITE)) {
                    try {
                        said.add(transport().send(call).toString());
                    } catch (TrackerException e) {
                        said.add(e + " " + e.getCause());
                    }
                }
            }
            said.add(credentials.proof(READ, transport()).toString());
            said.addAll(logs.lines());
        }
        assertThat(said).hasSizeGreaterThan(2 * bad.size());
        assertThat(said).noneMatch(line -> line.contains("sEcReT") || line.contains("glpat-"));
    }

    @Test
    void aTokenThatNoHeaderCanCarryIsRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> Secret.of("sEcReT\nX-Evil: 1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("sEcReT");
        assertThat(Secret.of(" token\n").reveal()).isEqualTo("token");
    }

    /** Gives "first" until it was refused, then "second". */
    private static final class Renewing implements Credentials {
        private final AtomicInteger refusals = new AtomicInteger();

        @Override
        public Proof proof(HttpCall call, Transport road) {
            return new Proof(
                    "Authorization", "Bearer", Secret.of(refusals.get() == 0 ? "first" : "second"));
        }

        @Override
        public boolean refused(HttpCall call, Proof proof) {
            return refusals.incrementAndGet() == 1;
        }
    }
}
