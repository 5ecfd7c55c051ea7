package dev.ferry.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.migration.TimelineEntry;
import dev.ferry.migration.ramp.Report;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportRoutesTest {

    private static final String OBSERVATIONS = "/api/v1/observations";
    private static final String GOOD =
            """
            {"id": "1", "feature": "chat", "metric": "error_rate",
             "value": 0.012, "control": 0.010, "requests": 5400}\
            """;

    @TempDir Path dir;
    private ApiServer api;

    @BeforeEach
    void start() {
        api = new ApiServer(dir, Optional.of(ApiServer.TOKEN));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void whoDoesNotShowTheTokenTellsNothing() {
        assertThat(api.post(OBSERVATIONS, GOOD, Optional.empty()).statusCode()).isEqualTo(401);
        assertThat(api.post(OBSERVATIONS, GOOD, Optional.of("guess")).statusCode()).isEqualTo(403);
        assertThat(api.post(OBSERVATIONS, GOOD, Optional.of("")).statusCode()).isIn(401, 403);
        assertThat(api.database().reports().of(ApiServer.MIGRATION)).isEmpty();
        assertThat(api.refreshed()).isEmpty();
    }

    @Test
    void withoutATokenInTheEnvironmentNobodyTellsAnything(@TempDir Path other) {
        try (var open = new ApiServer(other, Optional.empty())) {
            var answer = open.post(OBSERVATIONS, GOOD, Optional.of("anything"));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("FERRY_API_TOKEN");
        }
    }

    @Test
    void aReportIsKeptOnceAndItsMigrationLooksAgain() {
        assertThat(told(OBSERVATIONS, GOOD)).isEqualTo(202);
        assertThat(told(OBSERVATIONS, GOOD.replace("0.012", "9"))).isEqualTo(200);
        assertThat(api.database().reports().of(ApiServer.MIGRATION))
                .singleElement()
                .isInstanceOfSatisfying(
                        Report.Comparison.class,
                        c -> assertThat(c.regression()).isEqualByComparingTo("20"));
        assertThat(api.refreshed()).isNotEmpty().containsOnly("embedded:acme/app#7");
    }

    @Test
    void anEvaluationStandsInTheHistory() {
        assertThat(
                        told(
                                "/api/v1/evaluations",
                                """
                                {"id": "1", "feature": "search", "verdict": "fail",
                                 "summary": "3 points worse", "migration": "gpt-4o-to-gpt-6-luna-7"}\
                                """))
                .isEqualTo(202);
        assertThat(api.database().timeline().of(ApiServer.MIGRATION, "search"))
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.what()).isEqualTo(TimelineEntry.What.EVALUATION);
                    assertThat(e.to()).isEqualTo("fail");
                    assertThat(e.why()).isEqualTo("3 points worse");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    no json                                                    | 400 | not JSON
                    [1]                                                        | 400 | not a JSON object
                    {"id":"1","id":"2"}                                        | 400 | not JSON
                    {} {}                                                      | 400 | not JSON
                    {"featur":"chat"}                                          | 400 | Did you mean
                    {"id":"1"}                                                 | 400 | feature
                    {"id":"1","feature":"nosuch"}                              | 404 | No migration moves
                    {"id":7,"feature":"chat"}                                  | 400 | not a text
                    {"id":"1","feature":"chat","metric":"luck"}                | 400 | none of
                    {"id":"1","feature":"chat","metric":"latency","value":"5"} | 400 | not a number
                    {"id":"1","feature":"chat","metric":"latency","value":1e999999999,"control":1} | 400 | no number that anybody measures
                    {"id":"1","feature":"chat","metric":"latency","value":1,"control":1e-999999999} | 400 | no number that anybody measures
                    {"id":"1","feature":"chat","metric":"old_calls","calls":-1} | 400 | whole number
                    {"id":"1","feature":"chat","metric":"latency","value":1,"control":1,"at":"yesterday"} | 400 | no moment
                    {"id":"1","feature":"chat","metric":"latency","value":1,"control":1,"at":"2027-01-01T00:00:00Z"} | 400 | ahead of now
                    """)
    void aMistakeIsNamedAndNothingIsKept(String body, int status, String words) {
        var answer = api.post(OBSERVATIONS, body, Optional.of(ApiServer.TOKEN));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(words).contains("\"detail\"");
        assertThat(api.database().reports().of(ApiServer.MIGRATION)).isEmpty();
    }

    @Test
    void aBodyWithoutEndIsNotRead() {
        assertThat(told(OBSERVATIONS, "{\"id\":\"" + "x".repeat(20_000) + "\"}")).isEqualTo(413);
    }

    private int told(String path, String body) {
        return api.post(path, body, Optional.of(ApiServer.TOKEN)).statusCode();
    }
}
