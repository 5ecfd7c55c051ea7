package dev.ferry.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.glql.check.Compiled;
import dev.ferry.glql.check.Compiler;
import dev.ferry.glql.check.Context;
import dev.ferry.glql.check.Request;
import dev.ferry.glql.eval.Evaluator;
import dev.ferry.glql.eval.Flavour;
import dev.ferry.glql.eval.LabelColumns;
import dev.ferry.glql.gitlab.GitLabArguments;
import dev.ferry.glql.lang.Dialect;
import dev.ferry.glql.lang.GlqlException;
import dev.ferry.glql.schema.Mode;
import dev.ferry.glql.view.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/** Answers one case of the conformance data after another, in the shape of that data. */
final class GlqlLines {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int USUAL_PAGE = 20;

    private final Instant now;
    private final GlqlItems items;

    /**
     * @param now what the clock shows where a case does not say
     * @param items what queries of the kind {@code eval} are about
     */
    GlqlLines(Instant now, GlqlItems items) {
        this.now = now;
        this.items = items;
    }

    /** The kinds of cases; what they hold is told apart by their keys. */
    enum Kind {
        QUERY,
        FIELDS,
        SORT,
        TRANSFORM,
        VIEW,
        EVAL
    }

    ObjectNode answer(Kind kind, JsonNode line) {
        var answer = JSON.objectNode();
        answer.set("id", line.path("id"));
        try {
            accept(kind, line, answer);
            answer.put("accepted", true).putNull("error");
        } catch (GlqlException e) {
            answer.put("accepted", false).put("error", e.getMessage());
            answer.put("explained", e.explained());
        }
        return answer;
    }

    private void accept(Kind kind, JsonNode line, ObjectNode answer) {
        switch (kind) {
            case QUERY -> query(Compiler.compile(request(line), context(line)), answer);
            case FIELDS -> {
                var compiled = Compiler.compile(request(line), context(line));
                answer.set("columns", GlqlJson.columns(compiled.columns()));
            }
            case SORT ->
                    answer.put(
                            "sortArg",
                            sortArgument(Compiler.compile(request(line), context(line))));
            case TRANSFORM -> transform(line, answer);
            case VIEW -> view(line, answer);
            case EVAL -> eval(line, answer);
        }
    }

    private static void query(Compiled compiled, ObjectNode answer) {
        var arguments = GitLabArguments.of(compiled);
        boolean none = arguments.isEmpty() && compiled.source().mode() == Mode.ANALYTICS;
        answer.set("filters", none ? JSON.nullNode() : GlqlJson.arguments(arguments));
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

    /** Two columns with one key are one cell there; the later one wins. */
    private void transform(JsonNode line, ObjectNode answer) {
        var anything = Request.query("label = any").fields(line.path("fields").asText());
        var columns = Compiler.compile(anything, context(line)).columns();
        var labels = new ArrayList<String>();
        line.path("labels").forEach(l -> labels.add(l.asText()));
        var dealt = new LabelColumns(columns).deal(labels);
        var cells = JSON.objectNode();
        cells.set("labels", GlqlJson.texts(dealt.left()));
        dealt.cells().forEach((i, shown) -> cells.set(columns.get(i).key(), GlqlJson.texts(shown)));
        answer.set("columns", GlqlJson.columns(columns));
        answer.set("cells", cells);
    }

    private void view(JsonNode line, ObjectNode answer) {
        var view = View.read(line.path("block").asText(), Dialect.GITLAB);
        var compiled = view.compile(context(line));
        query(compiled, answer);
        answer.put("query", view.request().query());
        answer.put("mode", compiled.source().mode().word());
        answer.put("display", view.displayWord().orElse("list"));
        try {
            boolean chart = view.display().isChart();
            answer.putNull("displayError");
            answer.put("pageSize", view.limit().orElse(chart ? View.MOST_ROWS : USUAL_PAGE));
        } catch (GlqlException e) {
            answer.put("displayError", e.getMessage()).putNull("pageSize");
        }
    }

    private void eval(JsonNode line, ObjectNode answer) {
        var compiled = Compiler.compile(request(line), context(line));
        query(compiled, answer);
        var matches =
                new Evaluator(compiled, Flavour.GITLAB).matches(items.items(), items.family());
        answer.set(
                "expectedIds",
                GlqlJson.texts(matches.stream().map(i -> i.identity().id()).toList()));
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

    /** Views stand on a page, which tells the place alone. */
    private Context context(JsonNode line) {
        var place = line.has("page") ? line.path("page") : line.path("context");
        var today = Context.at(text(line, "now").map(Instant::parse).orElse(now)).today();
        return place.isMissingNode()
                ? new Context(
                        Optional.empty(), Optional.of("group/project"), Optional.empty(), today)
                : new Context(
                        text(place, "username").or(() -> text(line, "username")),
                        text(place, "project"),
                        text(place, "group"),
                        today);
    }

    private static Optional<String> text(JsonNode node, String key) {
        return Optional.ofNullable(node.get(key)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }
}
