package dev.ferry.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.glql.check.Compiler;
import dev.ferry.glql.check.Context;
import dev.ferry.glql.check.Request;
import dev.ferry.glql.gitlab.GitLabArguments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Reading and checking queries, by turns with GitLab's own compiler from npm. */
final class LanguageBench implements Benchmark {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROUNDS = 3;
    private static final int REPEATS = 40;
    private static final List<String> FILES = List.of("package.json", "index.js");

    @Override
    public String name() {
        return "glql";
    }

    @Override
    public List<Figure> run(Workshop workshop) throws Exception {
        var folder = installed(workshop);
        var queries = queries(workshop);
        var ours = new ArrayList<Double>();
        var theirs = new ArrayList<Double>();
        ours(queries);
        for (int i = 0; i < ROUNDS; i++) {
            theirs.add(theirs(folder, queries));
            ours.add(ours(queries));
        }
        var us = new Samples(ours);
        var gitlab = new Samples(theirs);
        return List.of(
                new Figure("a query, read and checked", us, "µs"),
                new Figure("the same in GitLab's compiler", gitlab, "µs"),
                new Figure("GitLab's compiler takes", gitlab.per(us), "x").atLeast(1));
    }

    /** Those of the conformance data that are accepted everywhere. */
    private static List<JsonNode> queries(Workshop workshop) throws IOException {
        var file = workshop.home().resolve("src/test/resources/glql/queries.jsonl");
        var queries = new ArrayList<JsonNode>();
        for (var line : Files.readAllLines(file)) {
            var json = JSON.readTree(line);
            boolean plain =
                    json.path("accepted").asBoolean()
                            && json.path("advice").asText("match").equals("match")
                            && !json.path("context").has("mode");
            if (plain) {
                queries.add(json);
            }
        }
        return queries.subList(0, Math.min(300, queries.size()));
    }

    private static double ours(List<JsonNode> queries) {
        long arguments = 0;
        var start = System.nanoTime();
        for (int i = 0; i < REPEATS; i++) {
            for (var query : queries) {
                var text = Request.query(query.path("query").asText());
                var compiled = Compiler.compile(text, context(query.path("context")));
                arguments += GitLabArguments.of(compiled).size();
            }
        }
        var micros = (System.nanoTime() - start) / 1e3 / REPEATS / queries.size();
        return arguments > 0 ? micros : Double.NaN;
    }

    private static Context context(JsonNode context) {
        return new Context(
                Optional.ofNullable(context.get("username")).map(JsonNode::asText),
                Optional.ofNullable(context.get("project")).map(JsonNode::asText),
                Optional.ofNullable(context.get("group")).map(JsonNode::asText),
                LocalDate.of(2026, 3, 15));
    }

    private static double theirs(Path folder, List<JsonNode> queries) throws Exception {
        var node =
                new ProcessBuilder("node", "index.js")
                        .directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (var in = node.outputWriter(StandardCharsets.UTF_8)) {
            for (var query : queries) {
                in.write(query.toString());
                in.write('\n');
            }
        }
        var out = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!node.waitFor(2, TimeUnit.MINUTES) || node.exitValue() != 0) {
            throw new Missing("GitLab's compiler could not be run in " + folder);
        }
        return Double.parseDouble(out.strip());
    }

    private static Path installed(Workshop workshop) throws IOException, InterruptedException {
        Workshop.need("npm", "Node 20 or newer brings it");
        var folder = Files.createDirectories(workshop.target().resolve("bench/glql"));
        for (var file : FILES) {
            Files.copy(
                    workshop.tools().resolve("glql").resolve(file),
                    folder.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.isDirectory(folder.resolve("node_modules/@gitlab"))) {
            var npm =
                    new ProcessBuilder("npm", "install", "--no-fund", "--no-audit", "--silent")
                            .directory(folder.toFile())
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            if (!npm.waitFor(5, TimeUnit.MINUTES) || npm.exitValue() != 0) {
                throw new Missing("npm could not install GitLab's compiler into " + folder);
            }
        }
        return folder;
    }
}
