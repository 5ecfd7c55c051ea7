package dev.ferry.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.glql.check.Compiled;
import dev.ferry.glql.check.Compiler;
import dev.ferry.glql.check.Context;
import dev.ferry.glql.check.Request;
import dev.ferry.glql.gitlab.GitLabArguments;
import dev.ferry.glql.lang.Dialect;
import dev.ferry.glql.lang.GlqlException;
import java.time.Instant;
import java.util.Optional;

/** Answers one case of the conformance data after another, in the shape of that data. */
final class GlqlLines {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Instant now;

    /**
     * @param now what the clock shows where a case does not say
     */
    GlqlLines(Instant now) {
        this.now = now;
    }

    /** The kinds of cases; what they hold is told apart by their keys. */
    enum Kind {
        QUERY,
        FIELDS,
        SORT
    }

    ObjectNode answer(Kind kind, JsonNode line) {
        var answer = JSON.objectNode();
        answer.set("id", line.path("id"));
        try {
            var compiled = Compiler.compile(request(line), context(line));
            answer.put("accepted", true).putNull("error");
            switch (kind) {
                case QUERY -> query(compiled, answer);
                case FIELDS -> answer.set("columns", GlqlJson.columns(compiled.columns()));
                case SORT -> answer.put("sortArg", sortArgument(compiled));
            }
        } catch (GlqlException e) {
            answer.put("accepted", false).put("error", e.getMessage());
            answer.put("explained", e.explained());
        }
        return answer;
    }

    private static void query(Compiled compiled, ObjectNode answer) {
        answer.set("filters", GlqlJson.arguments(GitLabArguments.of(compiled)));
        answer.set("columns", GlqlJson.columns(compiled.columns()));
        answer.put("source", compiled.source().id());
        answer.set(
                "scope",
                JSON.objectNode()
                        .put("type", compiled.scope().kind().word())
                        .put("path", compiled.scope().path()));
    }

    private static String sortArgument(Compiled compiled) {
        return GlqlJson.arguments(GitLabArguments.of(compiled)).path("sort").path("$enum").asText();
    }

    private static Request request(JsonNode line) {
        var context = line.path("context");
        return new Request(
                Dialect.GITLAB,
                text(line, "query").orElse(""),
                text(line, "fields").or(() -> text(context, "fields")),
                text(line, "sort").or(() -> text(context, "sort")),
                text(context, "mode"),
                text(context, "dimensions"),
                text(context, "metrics"));
    }

    private Context context(JsonNode line) {
        var context = line.path("context");
        var today = Context.at(text(line, "now").map(Instant::parse).orElse(now)).today();
        return context.isMissingNode()
                ? new Context(
                        Optional.empty(), Optional.of("group/project"), Optional.empty(), today)
                : new Context(
                        text(context, "username"),
                        text(context, "project"),
                        text(context, "group"),
                        today);
    }

    private static Optional<String> text(JsonNode node, String key) {
        return Optional.ofNullable(node.get(key)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }
}
