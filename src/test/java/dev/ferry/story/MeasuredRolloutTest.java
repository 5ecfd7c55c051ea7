package dev.ferry.story;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.ferry.migration.ramp.Measure;
import dev.ferry.migration.ramp.RampPolicy;
import dev.ferry.migration.ramp.RampRules;
import dev.ferry.migration.ramp.Report.Metric;
import dev.ferry.prometheus.Prometheus;
import dev.ferry.reconcile.Measures;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.http.CallMeter;
import dev.ferry.tracker.http.Credentials;
import dev.ferry.tracker.http.Pacing;
import dev.ferry.tracker.http.Transport;
import dev.ferry.tracker.http.TransportSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rollout whose error rate Ferry reads from a Prometheus. */
class MeasuredRolloutTest {

    private static final WireMockServer PROMETHEUS = new WireMockServer(options().dynamicPort());
    private static final Duration FRESH = Duration.ofMinutes(3);

    @TempDir Path dir;
    private Story story;
    private IssueRef chat;

    @BeforeAll
    static void start() {
        PROMETHEUS.start();
    }

    @AfterAll
    static void stop() {
        PROMETHEUS.stop();
    }

    @BeforeEach
    void begin() {
        story = Story.in(dir);
        PROMETHEUS.resetAll();
    }

    private void begins(boolean auto) {
        var errors =
                new Measure(
                        Metric.ERROR_RATE,
                        "errors{feature=\"${feature}\",model=\"${new}\"}",
                        "errors{feature=\"${feature}\",model=\"${old}\"}",
                        Optional.of("requests{flag=\"${flag}\"}"));
        var policy =
                new RampPolicy(RampPolicy.DEFAULT.stages(), auto, List.of(), 100, List.of(errors));
        story.world().rules(new RampRules(policy, Map.of()));
        story.world().measures(new Measures(prometheus(), FRESH, story.world().clock()));
        story.restarts();
        var control = story.opens("fatima", "Sonnet 4.5 is going away", "");
        story.flag("chat", 0);
        story.says("fatima", control, "/migrate claude-sonnet-4-5 to claude-sonnet-5-5");
        chat = story.world().featureIssue("Chat").ref();
        story.says("dora", chat, "/migrate rollout next");
        assertThat(story.percent("chat")).isEqualTo(1);
        story.world().clock().pass(Duration.ofHours(2));
    }

    private Prometheus prometheus() {
        var clock = story.world().clock();
        var road =
                new Transport(
                        TransportSettings.of(
                                "prometheus", URI.create(PROMETHEUS.baseUrl()), Pacing.NONE),
                        Credentials.NONE,
                        clock,
                        _ -> {},
                        CallMeter.NONE);
        return new Prometheus(road, clock);
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void aGoodNumberOpensTheGateAndOneThatNobodyKnowsDoesNot() {
        begins(false);
        story.says("dora", chat, "/migrate rollout next");
        assertThat(story.answer(chat))
                .contains("The error rate could not be compared", "it was not read yet");

        PROMETHEUS.stubFor(any(anyUrl()).willReturn(serverError()));
        story.bot().measures();
        story.says("dora", chat, "/migrate rollout next");
        assertThat(story.answer(chat)).contains("could not be compared", "answered 500");

        measured("0.0101", "0.01", "99");
        story.bot().measures();
        story.says("dora", chat, "/migrate rollout next");
        assertThat(story.answer(chat)).contains("over 99 requests, and fewer than 100");

        measured("0.0101", "0.01", "5000");
        story.bot().measures();
        story.world().clock().pass(FRESH.plusSeconds(1));
        story.says("dora", chat, "/migrate rollout next");
        assertThat(story.answer(chat)).contains("could not be compared", "it was read last at");
        assertThat(story.percent("chat")).isEqualTo(1);

        story.bot().measures();
        story.says("dora", chat, "/migrate why");
        assertThat(story.answer(chat)).contains("error rate 1 % worse", "Every gate before 5 %");
        story.says("dora", chat, "/migrate rollout next");
        assertThat(story.percent("chat")).isEqualTo(5);
    }

    @Test
    void byItselfItGoesOnWhileTheNumberIsGoodAndBackWhenItIsNot() {
        begins(true);
        story.bot().sweeps();
        assertThat(story.percent("chat")).isEqualTo(1);

        measured("0.01", "0.01", "5000");
        story.bot().measures();
        story.bot().sweeps();
        assertThat(story.percent("chat")).isEqualTo(5);

        measured("0.02", "0.01", "5000");
        story.bot().measures();
        assertThat(story.percent("chat")).isZero();
        assertThat(story.answer(chat))
                .contains("@carla", "error rate is 100 % worse than the old model's", "0.02");
    }

    @Test
    void whileNothingFollowsFromANumberNothingIsWritten() {
        begins(false);
        measured("0.0102", "0.01", "5000");
        story.bot().measures();
        story.bot().sweeps();
        story.world().forgetCalls();
        for (int i = 0; i < 5; i++) {
            story.world().clock().pass(Duration.ofMinutes(1));
            measured("0.010" + i, "0.01", "500" + i);
            story.bot().measures();
            story.bot().sweeps();
        }
        assertThat(story.world().writes()).isZero();
    }

    @Test
    void takingBackWaitsForNoNumber() {
        begins(false);
        PROMETHEUS.stubFor(any(anyUrl()).willReturn(serverError().withFixedDelay(60_000)));
        story.says("dora", chat, "/migrate rollback it is rude");
        assertThat(story.percent("chat")).isZero();
        assertThat(PROMETHEUS.getAllServeEvents()).isEmpty();
    }

    private static void measured(String value, String control, String requests) {
        PROMETHEUS.resetAll();
        gives("errors{feature=\"chat\",model=\"claude-sonnet-5-5\"}", value);
        gives("errors{feature=\"chat\",model=\"claude-sonnet-4-5\"}", control);
        gives("requests{flag=\"chat\"}", requests);
    }

    private static void gives(String query, String number) {
        PROMETHEUS.stubFor(
                get(urlPathEqualTo("/api/v1/query"))
                        .withQueryParam("query", containing(query))
                        .willReturn(
                                okJson(
                                        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[1795626399,\""
                                                + number
                                                + "\"]}]}}")));
    }
}
