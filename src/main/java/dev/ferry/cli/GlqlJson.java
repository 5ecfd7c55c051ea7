package dev.ferry.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.glql.check.Column;
import dev.ferry.glql.gitlab.Argument;
import java.util.List;
import java.util.Map;

/** What a query compiles to, in the shape of the conformance data. */
final class GlqlJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private GlqlJson() {}

    static ObjectNode arguments(Map<String, Argument> arguments) {
        var object = JSON.objectNode();
        arguments.forEach((name, argument) -> object.set(name, argument(argument)));
        return object;
    }

    private static JsonNode argument(Argument argument) {
        return switch (argument) {
            case Argument.Text text -> JSON.textNode(escaped(text.text()));
            case Argument.Whole whole -> JSON.numberNode(whole.number());
            case Argument.Truth truth -> JSON.booleanNode(truth.value());
            case Argument.Null none -> JSON.nullNode();
            case Argument.Word word -> JSON.objectNode().put("$enum", word.word());
            case Argument.Variable variable -> JSON.objectNode().put("$var", variable.name());
            case Argument.Many many ->
                    array(many.values().stream().map(GlqlJson::argument).toList());
            case Argument.Group group -> arguments(group.members());
        };
    }

    /** Unprintable characters stay in the form that they have in the text of a GraphQL query. */
    private static String escaped(String text) {
        var out = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            boolean plain = c >= ' ' || c == '\t' || c == '\n' || c == '\r';
            out.append(plain ? String.valueOf(c) : "\\u%04x".formatted((int) c));
        }
        return out.toString();
    }

    static ArrayNode columns(List<Column> columns) {
        return array(columns.stream().map(GlqlJson::column).toList());
    }

    private static JsonNode column(Column column) {
        var object =
                JSON.objectNode()
                        .put("key", column.key())
                        .put("label", column.label())
                        .put("name", column.name());
        column.kind().ifPresent(kind -> object.put("type", kind));
        return object;
    }

    static ArrayNode texts(List<String> texts) {
        return array(texts.stream().map(JSON::textNode).toList());
    }

    static ArrayNode array(List<? extends JsonNode> values) {
        return JSON.arrayNode().addAll(values);
    }
}
