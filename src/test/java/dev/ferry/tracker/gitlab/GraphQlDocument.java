package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One question in GraphQL, read: an operation with fields, arguments and inline fragments. */
record GraphQlDocument(boolean isMutation, List<Selection> selections) {

    sealed interface Selection {}

    record Fragment(String type, List<Selection> selections) implements Selection {}

    /** An argument is a value, or a name of a variable after a dollar. */
    record Field(String alias, String name, Map<String, Object> given, List<Selection> selections)
            implements Selection {

        Map<String, JsonNode> arguments(JsonNode variables) {
            var found = new LinkedHashMap<String, JsonNode>();
            given.forEach((name, value) -> found.put(name, value(value, variables)));
            return found;
        }

        private static JsonNode value(Object given, JsonNode variables) {
            return switch (given) {
                case String s when s.startsWith("$") -> variables.path(s.substring(1));
                case String s -> JsonNodeFactory.instance.textNode(s);
                case List<?> list ->
                        GitLabShapes.array(list.stream().map(v -> value(v, variables)).toList());
                default -> throw new IllegalStateException(given.toString());
            };
        }
    }

    static GraphQlDocument read(String text) {
        return new Reader(text).document();
    }

    private static final class Reader {
        private static final Pattern TOKEN =
                Pattern.compile("\\s*(\\.\\.\\.|[{}()\\[\\]:!=]|\"[^\"]*\"|\\$?\\w+|,)\\s*");

        private final Matcher tokens;
        private String next = "";

        Reader(String text) {
            tokens = TOKEN.matcher(text);
            move();
        }

        private void move() {
            boolean more = tokens.hitEnd() ? false : tokens.lookingAt();
            if (more) {
                next = tokens.group(1);
                tokens.region(tokens.end(), tokens.regionEnd());
                if (next.equals(",")) {
                    move();
                }
            } else {
                next = "";
            }
        }

        private String take() {
            var taken = next;
            move();
            return taken;
        }

        private void expect(String token) {
            if (!take().equals(token)) {
                throw new FakeGraphQl.Mistake("Parse error: expected " + token);
            }
        }

        GraphQlDocument document() {
            boolean mutation = next.equals("mutation");
            while (!next.equals("{")) {
                if (next.isEmpty()) {
                    throw new FakeGraphQl.Mistake("Parse error: unexpected end");
                }
                move();
            }
            return new GraphQlDocument(mutation, selections());
        }

        private List<Selection> selections() {
            var found = new ArrayList<Selection>();
            expect("{");
            while (!next.equals("}")) {
                found.add(selection());
            }
            expect("}");
            return found;
        }

        private Selection selection() {
            if (next.equals("...")) {
                move();
                expect("on");
                return new Fragment(take(), selections());
            }
            var name = take();
            var alias = name;
            if (next.equals(":")) {
                move();
                name = take();
            }
            var arguments = new LinkedHashMap<String, Object>();
            if (next.equals("(")) {
                move();
                while (!next.equals(")")) {
                    var argument = take();
                    expect(":");
                    arguments.put(argument, value());
                }
                move();
            }
            return new Field(alias, name, arguments, next.equals("{") ? selections() : List.of());
        }

        private Object value() {
            if (next.equals("[")) {
                move();
                var items = new ArrayList<Object>();
                while (!next.equals("]")) {
                    items.add(value());
                }
                move();
                return items;
            }
            return take().replaceFirst("^\"(.*)\"$", "$1");
        }
    }
}
