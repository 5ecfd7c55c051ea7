package dev.ferry.provider;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.ferry.registry.sync.Sighting;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.http.CallMeter;
import dev.ferry.tracker.http.Credentials;
import dev.ferry.tracker.http.Pacing;
import dev.ferry.tracker.http.Secret;
import dev.ferry.tracker.http.Transport;
import dev.ferry.tracker.http.TransportSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A provider that answers well, badly, or not at all. */
class LiveListTest {

    private static final String KEY = "sk-ant-4711-sEcReT";
    private static final LocalDate TODAY = LocalDate.parse("2026-11-25");
    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
    private static final WireMockServer SERVER = new WireMockServer(options().dynamicPort());

    private final LiveList anthropic = LiveList.anthropic(road(Duration.ofSeconds(10)));

    private static Transport road(Duration patience) {
        var settings =
                TransportSettings.of("anthropic", URI.create(SERVER.baseUrl()), Pacing.NONE)
                        .withTimeouts(Duration.ofSeconds(10), patience);
        var key = Credentials.fixed("x-api-key", "", Secret.of(KEY));
        return new Transport(settings, key, () -> NOW, _ -> {}, CallMeter.NONE);
    }

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void forget() {
        SERVER.resetAll();
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(any(anyUrl()).willReturn(answer));
    }

    private TrackerException failure() {
        return catchThrowableOfType(TrackerException.class, () -> anthropic.read(TODAY));
    }

    @Test
    void everyLifecycleIsAskedForPageAfterPageWithTheKey() {
        SERVER.stubFor(
                get(urlPathEqualTo("/v1/models"))
                        .withHeader("x-api-key", equalTo(KEY))
                        .withHeader("anthropic-version", equalTo("2023-06-01"))
                        .withQueryParam("lifecycle", equalTo("active"))
                        .withQueryParam("lifecycle", equalTo("deprecated"))
                        .withQueryParam("lifecycle", equalTo("retired"))
                        .withQueryParam("after_id", absent())
                        .willReturn(
                                okJson(
                                        "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}],"
                                                + "\"has_more\":true,\"last_id\":\"b\"}")));
        SERVER.stubFor(
                get(urlPathEqualTo("/v1/models"))
                        .withQueryParam("after_id", equalTo("b"))
                        .willReturn(okJson("{\"data\":[{\"id\":\"c\"}],\"has_more\":false}")));
        var list = anthropic.read(TODAY);
        assertThat(list.sightings()).extracting(Sighting::name).containsExactly("a", "b", "c");
        assertThat(list.complete()).isTrue();
    }

    @Test
    void openAiIsAskedBelowTheVersionInItsAddress() {
        SERVER.stubFor(
                get(urlPathEqualTo("/models")).willReturn(okJson("{\"data\":[{\"id\":\"o\"}]}")));
        var list = LiveList.openAi(road(Duration.ofSeconds(10))).read(TODAY);
        assertThat(list.sightings()).extracting(Sighting::name).containsExactly("o");
    }

    @Test
    void aListThatLeadsInCirclesIsLeft() {
        answers(okJson("{\"data\":[{\"id\":\"a\"}],\"has_more\":true,\"last_id\":\"a\"}"));
        assertThatThrownBy(() -> anthropic.read(TODAY))
                .isInstanceOf(UnreadableListingException.class)
                .hasMessage("the list of GET /v1/models does not end");
    }

    @Test
    void aKeyThatIsRefusedIsToldInTheProvidersWordsWithoutTheKey() {
        answers(
                aResponse()
                        .withStatus(401)
                        .withBody("{\"error\":{\"message\":\"invalid x-api-key " + KEY + "\"}}"));
        var failure = failure();
        assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(failure)
                .hasMessageContaining("anthropic: GET /v1/models answered 401: ")
                .hasMessageContaining("invalid x-api-key ***");
        assertThat(failure.toString()).doesNotContain("4711");
    }

    @Test
    void aCallTooManySaysWhenToTryAgain() {
        answers(aResponse().withStatus(429).withHeader("Retry-After", "30"));
        assertThat(failure().retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(SERVER.getAllServeEvents()).hasSize(1);
    }

    @Test
    void whatBreaksOffIsAskedForThreeTimesAndThenToldInWords() {
        answers(okJson("{\"data\":[{\"id\":\"a\"},"));
        assertThat(failure()).hasMessageContaining("not whole JSON");
        assertThat(SERVER.getAllServeEvents()).hasSize(3);
        answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(failure()).hasMessageContaining("did not answer");
    }

    @Test
    void aProviderThatHangsIsNotWaitedForForLong() {
        answers(okJson("{\"data\":[]}").withFixedDelay(60_000));
        var hasty = LiveList.anthropic(road(Duration.ofMillis(150)));
        assertThatThrownBy(() -> hasty.read(TODAY))
                .isInstanceOf(TrackerException.class)
                .hasMessageContaining("anthropic: GET /v1/models did not answer: ");
    }

    @Test
    void whatAnswersIsNotAlwaysTheProvider() {
        answers(okJson("{\"object\":\"login\"}"));
        assertThatThrownBy(() -> anthropic.read(TODAY))
                .isInstanceOf(UnreadableListingException.class)
                .hasMessageContaining("this is no answer of GET /v1/models");
    }
}
