package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.tracker.TrackerException;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Carries out questions in GraphQL: gives what was asked for and nothing else, and refuses fields
 * and types that it does not know. Says 200 to everything, as GitLab does.
 */
final class FakeGraphQl {

    /** What a field's arguments are. */
    record Arguments(Map<String, JsonNode> byName) {
        Optional<JsonNode> find(String name) {
            return Optional.ofNullable(byName.get(name)).filter(n -> !n.isNull());
        }

        String text(String name) {
            return find(name).map(JsonNode::asText).orElse("");
        }
    }

    /** A value of a type: its fields, each made when it is asked for. */
    record Thing(String type, Map<String, Function<Arguments, Object>> fields) {}

    /** What GitLab answers instead. */
    static final class Mistake extends RuntimeException {
        Mistake(String message) {
            super(message);
        }
    }

    private final FakeGitLab gitlab;

    FakeGraphQl(FakeGitLab gitlab) {
        this.gitlab = gitlab;
    }

    void answer(Context ctx) {
        if (!gitlab.hasGraphQl()) {
            throw FakeRefusal.notFound("Not Found");
        }
        var asked = FakeGitLab.body(ctx);
        var answer = GitLabShapes.object();
        try {
            var document = GraphQlDocument.read(asked.path("query").asText());
            var work = new FakeWorkItems(gitlab, gitlab.view(ctx));
            var root = document.isMutation() ? work.mutation() : work.query();
            answer.set("data", chosen(root, document.selections(), asked.path("variables")));
        } catch (Mistake | TrackerException | FakeRefusal e) {
            answer.putNull("data");
            answer.putArray("errors").addObject().put("message", e.getMessage());
        }
        FakeGitLab.answer(ctx, answer);
    }

    private JsonNode chosen(
            Thing thing, List<GraphQlDocument.Selection> selections, JsonNode variables) {
        ObjectNode node = GitLabShapes.object();
        for (var selection : selections) {
            switch (selection) {
                case GraphQlDocument.Fragment f -> {
                    if (f.type().equals(thing.type())) {
                        node.setAll((ObjectNode) chosen(thing, f.selections(), variables));
                    }
                }
                case GraphQlDocument.Field f -> {
                    var maker = thing.fields().get(f.name());
                    if (maker == null) {
                        throw new Mistake(
                                "Field '%s' doesn't exist on type '%s'"
                                        .formatted(f.name(), thing.type()));
                    }
                    var value = maker.apply(new Arguments(f.arguments(variables)));
                    node.set(f.alias(), shaped(value, f, variables));
                }
            }
        }
        return node;
    }

    private JsonNode shaped(Object value, GraphQlDocument.Field field, JsonNode variables) {
        return switch (value) {
            case null -> GitLabShapes.object().nullNode();
            case Thing thing -> {
                if (field.selections().isEmpty()) {
                    throw new Mistake(
                            "Field must have selections (field '%s' returns %s)"
                                    .formatted(field.name(), thing.type()));
                }
                yield chosen(thing, field.selections(), variables);
            }
            case List<?> list ->
                    GitLabShapes.array(
                            list.stream().map(item -> shaped(item, field, variables)).toList());
            case Boolean b -> GitLabShapes.object().booleanNode(b);
            default -> GitLabShapes.object().textNode(value.toString());
        };
    }
}
