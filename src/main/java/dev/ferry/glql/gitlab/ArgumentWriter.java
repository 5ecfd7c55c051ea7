package dev.ferry.glql.gitlab;

import dev.ferry.glql.check.Filter;
import dev.ferry.glql.gitlab.Argument.Group;
import dev.ferry.glql.gitlab.Argument.Many;
import dev.ferry.glql.gitlab.Argument.Null;
import dev.ferry.glql.gitlab.Argument.Text;
import dev.ferry.glql.gitlab.Argument.Truth;
import dev.ferry.glql.gitlab.Argument.Variable;
import dev.ferry.glql.gitlab.Argument.Whole;
import dev.ferry.glql.gitlab.Argument.Word;
import dev.ferry.glql.lang.Value;
import dev.ferry.glql.schema.ArgumentForm;
import dev.ferry.glql.schema.Sources;
import dev.ferry.glql.schema.Truths;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Values in the forms that GitLab's interface wants. */
final class ArgumentWriter {

    private final boolean alwaysLists;
    private final Map<String, Integer> variables = new HashMap<>();

    /**
     * @param alwaysLists whether single values are sent as lists of one, too
     */
    ArgumentWriter(boolean alwaysLists) {
        this.alwaysLists = alwaysLists;
    }

    /** Whether the value is a bare word that may have an argument of its own. */
    static boolean isWildcard(Filter filter) {
        return filter.value() instanceof Value.Word
                || filter.value() instanceof Value.Null && filter.field().argument().nullIsNone();
    }

    Argument write(Filter filter) {
        var form = filter.field().argument().form();
        if (filter.field().isTruth()) {
            return truth(form, Truths.of(filter.value()).orElseThrow());
        }
        if (form == ArgumentForm.FOUND && !isWildcard(filter)) {
            return new Many(
                    elements(filter.value()).stream().map(v -> variable(filter.name())).toList());
        }
        boolean list =
                alwaysLists
                        || form == ArgumentForm.UPPER_IN_LIST
                        || filter.value() instanceof Value.Many;
        return list
                ? new Many(elements(filter.value()).stream().map(v -> one(filter, v)).toList())
                : one(filter, filter.value());
    }

    Argument customField(Filter filter) {
        var members = new LinkedHashMap<String, Argument>();
        members.put("customFieldName", new Text(filter.option().orElseThrow()));
        members.put("selectedOptionValues", write(filter));
        return new Group(members);
    }

    private static List<Value> elements(Value value) {
        return value instanceof Value.Many many ? many.values() : List.of(value);
    }

    private Variable variable(String name) {
        return new Variable(name + "Id" + variables.merge(name, 1, Integer::sum));
    }

    private static Argument truth(ArgumentForm form, boolean value) {
        return form == ArgumentForm.SUBSCRIPTION
                ? new Word(value ? "EXPLICITLY_SUBSCRIBED" : "EXPLICITLY_UNSUBSCRIBED")
                : new Truth(value);
    }

    private static Argument one(Filter filter, Value value) {
        var argument = filter.field().argument();
        return switch (value) {
            case Value.Word word -> word(argument.form(), word);
            case Value.Null n when argument.nullIsNone() ->
                    word(argument.form(), new Value.Word(n.span(), "none"));
            case Value.Null n -> new Null();
            case Value.Number number -> number(argument.form(), number.value());
            case Value.Text text -> text(argument.form(), text.text());
            case Value.Day day -> text(argument.form(), day.text());
            case Value.Name name -> new Text(name.name());
            default -> new Text(value.shown());
        };
    }

    private static Argument word(ArgumentForm form, Value.Word word) {
        return switch (form) {
            case LABEL -> new Text(word.shown());
            case LOWER -> new Word(word.shown().toLowerCase(Locale.ROOT));
            case LOWER_TEXT -> new Text(word.shown().toLowerCase(Locale.ROOT));
            case TYPE -> new Word(type(word));
            default -> new Word(word.shown());
        };
    }

    private static String type(Value.Word word) {
        return Sources.issueTypes().stream()
                .filter(word::is)
                .findFirst()
                .map(t -> t.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT))
                .orElse(word.shown());
    }

    private static Argument number(ArgumentForm form, long number) {
        return switch (form) {
            case NUMBER -> new Whole(number);
            case CADENCE_ID -> new Text("gid://gitlab/Iterations::Cadence/" + number);
            case USER_ID -> new Text("gid://gitlab/User/" + number);
            default -> new Text(String.valueOf(number));
        };
    }

    private static Argument text(ArgumentForm form, String text) {
        return switch (form) {
            case CAMEL -> new Word(camelCase(text));
            case UPPER, UPPER_IN_LIST -> new Word(text.toUpperCase(Locale.ROOT));
            case LOWER_TEXT -> new Text(text.toLowerCase(Locale.ROOT));
            case NAMED -> new Group(Map.of("name", new Text(text)));
            default -> new Text(text);
        };
    }

    private static String camelCase(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        int blank = lower.indexOf(' ');
        return lower.substring(0, blank)
                + Character.toUpperCase(lower.charAt(blank + 1))
                + lower.substring(blank + 2);
    }
}
