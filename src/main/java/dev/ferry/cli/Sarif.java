package dev.ferry.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.registry.Model;
import dev.ferry.registry.scan.Mention;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What a scan found as SARIF 2.1.0, which code hosts show beside the lines: an error where the
 * model has ended, a warning where the day is known, a note otherwise.
 */
record Sarif(List<ScanCommand.Found> found, LocalDate today) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    String text() {
        var models = new LinkedHashMap<String, Model>();
        found.forEach(f -> models.putIfAbsent(f.mention().model().id(), f.mention().model()));
        var ids = List.copyOf(models.keySet());
        var root = JSON.createObjectNode();
        root.put("$schema", SCHEMA);
        root.put("version", "2.1.0");
        var run = root.putArray("runs").addObject();
        var driver = run.putObject("tool").putObject("driver");
        driver.put("name", "ferry scan");
        var rules = driver.putArray("rules");
        models.values().forEach(m -> rule(rules, m));
        run.put("columnKind", "utf16CodeUnits");
        var results = run.putArray("results");
        for (var f : found) {
            result(results.addObject(), f, ids.indexOf(f.mention().model().id()));
        }
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void rule(ArrayNode rules, Model model) {
        var rule = rules.addObject();
        rule.put("id", model.id());
        rule.putObject("shortDescription").put("text", "The model " + model.id() + " is named.");
        model.offers().values().stream()
                .flatMap(o -> o.evidence().stream())
                .map(e -> e.url())
                .filter(u -> u.startsWith("http"))
                .sorted()
                .findFirst()
                .ifPresent(u -> rule.put("helpUri", u));
    }

    private void result(ObjectNode result, ScanCommand.Found f, int rule) {
        var m = f.mention();
        result.put("ruleId", m.model().id());
        result.put("ruleIndex", rule);
        result.put("level", level(m));
        result.putObject("message").put("text", message(m));
        var place = result.putArray("locations").addObject().putObject("physicalLocation");
        place.putObject("artifactLocation").put("uri", uri(f.file())).put("uriBaseId", "%SRCROOT%");
        place.putObject("region")
                .put("startLine", m.line())
                .put("startColumn", m.column())
                .put("endColumn", m.column() + m.text().length());
    }

    private String level(Mention m) {
        return m.end().map(d -> d.isAfter(today) ? "warning" : "error").orElse("note");
    }

    private String message(Mention m) {
        var end = m.offers().isEmpty() ? "not known" : ScanReport.end(m.offers().getFirst(), today);
        return "%s names %s. Its end: %s.%s"
                .formatted(
                        m.text(),
                        m.model().id(),
                        end,
                        m.instead().map(i -> " Use " + i + " instead.").orElse(""));
    }

    /** With slashes, whatever the machine has; what cannot stand in an address is escaped. */
    private static String uri(Path file) {
        var path = new StringBuilder();
        file.forEach(p -> path.append(path.isEmpty() ? "" : "/").append(p));
        try {
            return new URI(null, null, "/" + path, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
