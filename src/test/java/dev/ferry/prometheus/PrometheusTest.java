package dev.ferry.prometheus;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.ferry.migration.ramp.Measure;
import dev.ferry.migration.ramp.Measurement;
import dev.ferry.migration.ramp.Report.Metric;
import dev.ferry.reconcile.Gauge.Question;
import dev.ferry.tracker.http.CallMeter;
import dev.ferry.tracker.http.Credentials;
import dev.ferry.tracker.http.Pacing;
import dev.ferry.tracker.http.Secret;
import dev.ferry.tracker.http.Transport;
import dev.ferry.tracker.http.TransportSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers as Prometheus 2.42 gives them. One number is a number; all else says why it is none. */
class PrometheusTest {

    private static final String TOKEN = "prom-4711-sEcReT";
    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
    private static final WireMockServer SERVER = new WireMockServer(options().dynamicPort());

    private Prometheus prometheus = waiting(Duration.ofSeconds(10));

    private static Prometheus waiting(Duration time) {
        var road =
                TransportSettings.of(
                                "prometheus",
                                URI.create(SERVER.baseUrl() + "/prometheus"),
                                Pacing.NONE)
                        .withTimeouts(Duration.ofSeconds(10), time)
                        .withLargestAnswer(2_000);
        var token = Credentials.fixed("Authorization", "Bearer", Secret.of(TOKEN));
        return new Prometheus(
                new Transport(road, token, () -> NOW, _ -> {}, CallMeter.NONE), () -> NOW);
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

    @Test
    void bothSidesAreAskedForTheSameMomentWithTheToken() {
        answer("errors_new", ok(vector("0.0119047619047619")));
        answer("errors_old", ok("{\"resultType\":\"scalar\",\"result\":[1795626399,\"0.01\"]}"));
        answer("requests_new", ok(vector("5400.5")));

        var read = (Measurement.Compared) ask(Optional.of("requests_new"));

        assertThat(read.comparison().value()).isEqualByComparingTo("0.0119048");
        assertThat(read.comparison().regression()).isEqualByComparingTo("19.05");
        assertThat(read.comparison().requests()).contains(5400L);
        assertThat(read.at()).isEqualTo(NOW);
        SERVER.verify(
                3,
                getRequestedFor(urlPathEqualTo("/prometheus/api/v1/query"))
                        .withQueryParam("time", equalTo(Long.toString(NOW.getEpochSecond())))
                        .withHeader("Authorization", equalTo("Bearer " + TOKEN)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'resultType':'vector','result':[]} | gives nothing",
                "{'resultType':'vector','result':[{'metric':{},'value':[1795626399,'NaN']}]}"
                        + " | gives NaN: nothing was counted",
                "{'resultType':'vector','result':[{'metric':{},'value':[1795626399,'+Inf']}]}"
                        + " | gives no number but +Inf",
                "{'resultType':'vector','result':[{'metric':{},'value':[1795626399,'1e99']}]}"
                        + " | gives 1e99",
                "{'resultType':'string','result':[1795626399,'text']} | gives a string",
                "{'resultType':'matrix','result':[{'metric':{},'values':[[1,'1']]}]}"
                        + " | gives a matrix, and not one number",
                "{'resultType':'vector','result':[{'metric':{'a':'1'},'value':[1,'1']},"
                        + "{'metric':{'a':'2'},'value':[1,'2']}]} | gives 2 series, and not one",
                "{'resultType':'vector','result':[{'metric':{},'histogram':[1,{'count':'1'}]}]}"
                        + " | gives a histogram",
                "{} | gives a , and not one number",
            },
            quoteCharacter = '"')
    void whatIsNotOneNumberSaysWhy(String data, String why) {
        answer("errors_new", ok(data.replace('\'', '"')));
        assertThat(why(ask())).startsWith("the query for its value ").contains(why);
    }

    @Test
    void anAnswerInPartIsNone() {
        var whole = ok(vector("0.01")).build().getBody();
        answer(
                "errors_new",
                okJson(whole.replaceFirst("\\{", "{\"warnings\":[\"store 2 is away\"],")));
        assertThat(why(ask())).contains("in part only: store 2 is away");
    }

    @Test
    void aQueryThatCannotBeReadSpoilsNoOther() {
        answer(
                "errors_new",
                status(400)
                        .withBody(
                                "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"invalid"
                                    + " parameter \\\"query\\\": 1:17: parse error: unclosed left"
                                    + " parenthesis\"}"));
        answer("latency_new", ok(vector("2")));
        answer("latency_old", ok(vector("2")));
        var bad = question(Metric.ERROR_RATE, "errors_new", "errors_old", Optional.empty());
        var good = question(Metric.LATENCY, "latency_new", "latency_old", Optional.empty());

        var read = prometheus.read(List.of(bad, good));

        assertThat(why(read.get(bad))).contains("answered 400", "1:17: parse error");
        assertThat(read.get(good)).isInstanceOf(Measurement.Compared.class);
    }

    @Test
    void aServerThatDoesNotAnswerIsNotAskedTheRestOfThatLook() {
        SERVER.stubFor(any(anyUrl()).willReturn(status(503).withBody(timedOut())));
        var first = question(Metric.ERROR_RATE, "errors_new", "errors_old", Optional.empty());
        var second = question(Metric.LATENCY, "latency_new", "latency_old", Optional.empty());

        var read = prometheus.read(List.of(first, second));

        assertThat(why(read.get(first))).contains("answered 503: query timed out");
        assertThat(why(read.get(second))).isEqualTo(why(read.get(first)));
        assertThat(SERVER.getAllServeEvents())
                .allSatisfy(e -> assertThat(e.getRequest().getUrl()).contains("errors_new"));
    }

    private static String timedOut() {
        return "{\"status\":\"error\",\"errorType\":\"timeout\",\"error\":\"query timed out in"
                + " expression evaluation\"}";
    }

    @Test
    void whateverBreaksOnTheWayIsAReasonWithoutTheToken() {
        prometheus = waiting(Duration.ofMillis(300));
        for (var broken :
                List.of(
                        status(401).withBody("no such token: " + TOKEN),
                        status(404).withBody("404 page not found\n"),
                        okJson("{\"status\":\"success\",\"data\":{\"resu"),
                        okJson("[1]"),
                        status(200).withBody("<html>log in</html>"),
                        okJson("{\"status\":\"success\",\"x\":\"" + "x".repeat(3_000) + "\"}"),
                        status(302).withHeader("Location", "http://127.0.0.1:1/api/v1/query"),
                        okJson("{}").withFixedDelay(600),
                        okJson("{}").withFault(Fault.CONNECTION_RESET_BY_PEER))) {
            SERVER.resetAll();
            SERVER.stubFor(any(anyUrl()).willReturn(broken));
            assertThat(why(ask())).isNotBlank().doesNotContain(TOKEN);
        }
    }

    private static String vector(String number) {
        return "{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[1795626399,\""
                + number
                + "\"]}]}";
    }

    private static ResponseDefinitionBuilder ok(String data) {
        return okJson("{\"status\":\"success\",\"data\":" + data + "}");
    }

    private static void answer(String query, ResponseDefinitionBuilder answer) {
        SERVER.stubFor(
                get(urlPathEqualTo("/prometheus/api/v1/query"))
                        .withQueryParam("query", equalTo(query))
                        .willReturn(answer));
    }

    private Measurement ask() {
        return ask(Optional.empty());
    }

    private Measurement ask(Optional<String> requests) {
        var question = question(Metric.ERROR_RATE, "errors_new", "errors_old", requests);
        return Objects.requireNonNull(prometheus.read(List.of(question)).get(question));
    }

    private static Question question(
            Metric metric, String value, String control, Optional<String> requests) {
        return new Question("m", "chat", new Measure(metric, value, control, requests));
    }

    private static String why(Measurement read) {
        return ((Measurement.Missing) read).why();
    }
}
