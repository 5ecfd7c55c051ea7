package dev.ferry.glql.gitlab;

import dev.ferry.glql.check.Compiled;
import dev.ferry.glql.check.Filter;
import dev.ferry.glql.check.Scope;
import dev.ferry.glql.gitlab.Argument.Group;
import dev.ferry.glql.gitlab.Argument.Many;
import dev.ferry.glql.gitlab.Argument.Truth;
import dev.ferry.glql.lang.Operator;
import dev.ferry.glql.lang.Value;
import dev.ferry.glql.schema.Mode;
import dev.ferry.glql.schema.Sources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arguments that GitLab's compiler makes of a query. The server reads them with its own rules;
 * days, for one, are cut at the minute there.
 */
public final class GitLabArguments {

    private final Compiled compiled;
    private final ArgumentWriter writer;
    private final Map<String, Argument> plain = new LinkedHashMap<>();
    private final Map<String, Argument> negated = new LinkedHashMap<>();
    private final Map<String, Argument> anyOf = new LinkedHashMap<>();
    private final List<Argument> customFields = new ArrayList<>();

    private GitLabArguments(Compiled compiled) {
        this.compiled = compiled;
        this.writer = new ArgumentWriter(compiled.source().mode() == Mode.ANALYTICS);
    }

    /** All arguments but those for paging, by name. */
    public static Map<String, Argument> of(Compiled compiled) {
        return new GitLabArguments(compiled).arguments();
    }

    private Map<String, Argument> arguments() {
        compiled.filters().forEach(this::add);
        sort();
        if (compiled.scope().kind() != Scope.Kind.PROJECT) {
            subgroups();
        }
        boolean below =
                compiled.filters().stream()
                        .anyMatch(f -> f.name().equals("epic") || f.name().equals("parent"));
        if (below) {
            plain.put("includeDescendantWorkItems", new Truth(true));
        }
        if (!customFields.isEmpty()) {
            plain.put("customField", new Many(customFields));
        }
        if (!negated.isEmpty()) {
            plain.put("not", new Group(negated));
        }
        if (!anyOf.isEmpty()) {
            plain.put("or", new Group(anyOf));
        }
        return plain;
    }

    private void add(Filter filter) {
        switch (filter.name()) {
            case "customField" -> customFields.add(writer.customField(filter));
            case "type" -> type(filter);
            default -> {
                if (filter.field().isDate()) {
                    date(filter);
                } else {
                    other(filter);
                }
            }
        }
    }

    /** The first one is all that GitLab looks at. */
    private void type(Filter filter) {
        if (compiled.source() == Sources.WORK_ITEMS) {
            plain.putIfAbsent("types", writer.write(filter));
        }
    }

    private void other(Filter filter) {
        var names = filter.field().argument();
        boolean wildcard = ArgumentWriter.isWildcard(filter);
        if (filter.operator() == Operator.NOT_EQUALS) {
            negated.put(wildcard ? names.wildcard() : names.negated(), writer.write(filter));
        } else if (filter.operator() == Operator.IN && !names.anyOf().isEmpty()) {
            boolean none = ((Value.Many) filter.value()).values().isEmpty();
            anyOf.put(none ? names.name() : names.anyOf(), writer.write(filter));
        } else {
            plain.put(wildcard ? names.wildcard() : names.name(), writer.write(filter));
        }
    }

    private void date(Filter filter) {
        boolean analytics = compiled.source().mode() == Mode.ANALYTICS;
        var name = filter.field().argument().name();
        var day =
                filter.value() instanceof Value.Day d
                        ? d.text()
                        : ((Value.Text) filter.value()).text();
        var after = name + (analytics ? "From" : "After");
        var before = name + (analytics ? "To" : "Before");
        switch (filter.operator()) {
            case GREATER -> plain.put(after, edge(day, "23:59"));
            case AT_LEAST -> plain.put(after, edge(day, "00:00"));
            case LESS -> plain.put(before, edge(day, "00:00"));
            case AT_MOST -> plain.put(before, edge(day, "23:59"));
            default -> {
                plain.put(after, edge(day, "00:00"));
                plain.put(before, edge(day, "23:59"));
            }
        }
    }

    private static Argument edge(String day, String time) {
        return new Argument.Text(day + " " + time);
    }

    private void sort() {
        if (compiled.source().mode() == Mode.STANDARD) {
            for (var sort : compiled.sorts()) {
                var word = compiled.source().sorts().get(sort.field());
                plain.put("sort", new Argument.Word(word + (sort.descending() ? "_DESC" : "_ASC")));
            }
        }
    }

    private void subgroups() {
        var field = compiled.source().filters().get("includeSubgroups");
        if (field == null) {
            return;
        }
        var name = field.argument().name();
        if (!negated.containsKey(name)) {
            plain.putIfAbsent(name, new Truth(true));
        }
        if (plain.get("types") instanceof Argument.Word type && type.word().equals("EPIC")) {
            plain.put("excludeProjects", new Truth(true));
        }
    }
}
