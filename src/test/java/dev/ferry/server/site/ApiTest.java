package dev.ferry.server.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API, held to its own description. */
class ApiTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final Gallery gallery = Gallery.ofACompany();
    private final SiteServer server = new SiteServer(gallery);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theDescriptionIsOpenApi() {
        var options = new ParseOptions();
        options.setResolve(true);
        var read =
                new OpenAPIV3Parser()
                        .readContents(server.page("/api/v1/openapi.json"), null, options);
        assertThat(read.getMessages()).isEmpty();
        assertThat(read.getOpenAPI().getPaths())
                .containsKeys("/api/v1/migrations", "/calendar.ics", "/migrations/{id}/badge.svg");
    }

    @Test
    void whatIsAnsweredIsWhatIsDescribed() throws JsonProcessingException {
        var id = gallery.board.all().getFirst().migration().id();
        for (var viewer : Viewer.values()) {
            server.viewer = viewer;
            assertThat(errors("/api/v1/migrations", "/api/v1/migrations")).isEmpty();
            assertThat(errors("/api/v1/migrations/{id}", "/api/v1/migrations/" + id)).isEmpty();
            assertThat(
                            errors(
                                    "/api/v1/migrations/{id}/features",
                                    "/api/v1/migrations/" + id + "/features"))
                    .isEmpty();
        }
    }

    private List<?> errors(String path, String address) throws JsonProcessingException {
        var document =
                (com.fasterxml.jackson.databind.node.ObjectNode)
                        JSON.readTree(server.page("/api/v1/openapi.json"));
        var schema =
                document.at(
                        "/paths/"
                                + path.replace("/", "~1")
                                + "/get/responses/200/content/application~1json/schema");
        document.setAll((com.fasterxml.jackson.databind.node.ObjectNode) schema);
        return new ArrayList<>(
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(document)
                        .validate(JSON.readTree(server.page(address))));
    }

    @Test
    void aListComesInPiecesThatTogetherAreTheWhole() throws JsonProcessingException {
        var ids = new ArrayList<String>();
        var next = Optional.of("/api/v1/migrations?limit=1&state=open");
        while (next.isPresent()) {
            var answer = server.get(next.get());
            ids.add(JSON.readTree(answer.body()).path(0).path("id").textValue());
            next = answer.headers().firstValue("Link").map(l -> l.replaceAll("^<|>.*$", ""));
        }
        assertThat(ids)
                .containsExactlyElementsOf(
                        gallery.board.all().stream().map(e -> e.migration().id()).toList());
    }

    @Test
    void theSameAgainIsNotSentAgain() {
        var tag = server.get("/api/v1/migrations").headers().firstValue("ETag").orElseThrow();
        assertThat(server.get("/api/v1/migrations", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(
                        server.get("/api/v1/migrations", "If-None-Match", tag, "Accept", "text/csv")
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSpreadsheetGetsOneLineForEachFeature() {
        var answer = server.get("/api/v1/migrations", "Accept", "text/csv");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/csv");
        long features = gallery.board.all().stream().mapToLong(e -> e.status().rows().size()).sum();
        assertThat(answer.body().split("\r\n")).hasSize((int) features + 1);
        assertThat(answer.body())
                .startsWith("migration,state,old,new,feature,")
                .contains("Vulnerability resolution");

        assertThat(server.page("/api/v1/migrations?format=csv")).isEqualTo(answer.body());

        server.viewer = Viewer.ANYBODY;
        assertThat(server.get("/api/v1/migrations", "Accept", "text/csv").body())
                .doesNotContain("ulnerability resolution", "vulnerability-resolution");
        assertThat(server.page("/api/v1/migrations"))
                .doesNotContain("ulnerability resolution", "vulnerability-resolution")
                .contains("\"hidden\":1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://evil\")",
                "+1",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "＝1",
                "|calc",
                "%0A"
            })
    void noCellIsAFormula(String text) {
        assertThat(Csv.cell(text).replaceFirst("^\"", "")).startsWith("'");
    }

    @Test
    void aCellKeepsItsCommasQuotesAndLines() {
        assertThat(Csv.cell("a,\"b\"\nc")).isEqualTo("\"a,\"\"b\"\"\nc\"");
        assertThat(Csv.cell("Chat")).isEqualTo("Chat");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/migrations?limit=0, 400, limit is a number",
        "/api/v1/migrations?format=xml, 400, format is json or csv",
        "/api/v1/migrations?limit=9999, 400, limit is a number",
        "/api/v1/migrations?cursor=%25%25, 400, Link header",
        "/api/v1/migrations?state=gone, 400, 'open, done, cancelled'",
        "/api/v1/migrations/none, 404, not for your eyes",
        "/api/v1/nothing, 404, openapi.json"
    })
    void mistakesAreToldAsProblems(String path, int status, String words)
            throws JsonProcessingException {
        var answer = server.get(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/problem+json");
        var problem = problem(answer);
        assertThat(problem.path("status").intValue()).isEqualTo(status);
        assertThat(problem.path("detail").textValue()).contains(words);
    }

    private static JsonNode problem(HttpResponse<String> answer) throws JsonProcessingException {
        return JSON.readTree(answer.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json|application/json",
                "text/csv|text/csv",
                "text/csv;q=0.5, application/json|application/json",
                "application/json;q=0.5, text/csv|text/csv",
                "*/*|application/json",
                "text/html, */*;q=0.1|application/json",
                "text/*|text/csv",
                "text/html|",
                "text/csv;q=0|"
            })
    void theFormatIsWhatIsWantedMost(String header, String type) {
        assertThat(Accept.best(header)).isEqualTo(Optional.ofNullable(type));
    }
}
