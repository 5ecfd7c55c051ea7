package dev.ferry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All cases that were made with GitLab's own compiler, each as strictly as its advice says. */
class GlqlConformanceTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-03-15T12:34:56.789Z");

    @ParameterizedTest
    @CsvSource({
        "queries.jsonl, QUERY, 726, filters columns source scope",
        "matrix.jsonl, QUERY, 788, filters",
        "fields.jsonl, FIELDS, 127, columns",
        "sorts.jsonl, SORT, 136, sortArg",
        "transforms.jsonl, TRANSFORM, 83, columns cells",
        "views.jsonl, VIEW, 123, query display displayError pageSize columns source mode scope"
                + " filters",
        "eval.jsonl, EVAL, 124, expectedIds"
    })
    void everyCaseIsAnsweredAsGitLabDoes(
            String file, GlqlLines.Kind kind, int cases, String results) throws IOException {
        var lines = new GlqlLines(NOW, items());
        var wrong = new ArrayList<String>();
        var all = read(file);
        for (var line : all) {
            var answer = lines.answer(kind, line);
            if (!agrees(line, answer, List.of(results.split(" ")))) {
                wrong.add(line + "\n  but was " + answer);
            }
        }
        assertThat(all).hasSize(cases);
        assertThat(wrong).isEmpty();
    }

    private static boolean agrees(JsonNode expected, ObjectNode answer, List<String> results) {
        boolean accepted = answer.get("accepted").asBoolean();
        return switch (expected.path("advice").asText("match")) {
            case "match" ->
                    accepted == expected.get("accepted").asBoolean()
                            && (accepted
                                    ? results.stream().allMatch(r -> same(expected, answer, r))
                                    : sameError(expected, answer));
            // GitLab's compiler falls over or leaks a raw message there.
            case "reject-safely" -> !accepted && !answer.get("error").asText().isBlank();
            // It is wrong there; the tests of each part say what we do instead.
            case "deviate", "free" -> true;
            case String other -> throw new AssertionError(other);
        };
    }

    /** The wording of errors in YAML is that of GitLab's YAML library. */
    private static boolean sameError(JsonNode expected, ObjectNode answer) {
        return expected.path("stage").asText().equals("yaml") || same(expected, answer, "error");
    }

    /** Compared as text, where 1 is 1 whatever it is kept in. */
    private static boolean same(JsonNode expected, ObjectNode answer, String key) {
        var wanted = expected.path(key);
        if (wanted.isBoolean()) {
            return wanted.asText().equals(answer.path(key).asText());
        }
        if (key.equals("expectedIds")) {
            return texts(wanted).equals(texts(answer.path(key)));
        }
        var missing = JsonNodeFactory.instance.missingNode();
        return parsed(wanted).equals(parsed(answer.has(key) ? answer.get(key) : missing));
    }

    private static Set<String> texts(JsonNode array) {
        var texts = new TreeSet<String>();
        array.forEach(t -> texts.add(t.asText()));
        return texts;
    }

    private static GlqlItems items() throws IOException {
        try (var stream =
                GlqlConformanceTest.class.getResourceAsStream("/glql/eval_dataset.json")) {
            return GlqlItems.of(JSON.readTree(stream));
        }
    }

    private static JsonNode parsed(JsonNode node) {
        try {
            return JSON.readTree(node.toString());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static List<JsonNode> read(String file) throws IOException {
        var stream = GlqlConformanceTest.class.getResourceAsStream("/glql/" + file);
        try (var reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            var lines = new ArrayList<JsonNode>();
            for (var line : reader.lines().toList()) {
                lines.add(JSON.readTree(line));
            }
            return lines;
        }
    }
}
