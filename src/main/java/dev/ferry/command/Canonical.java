package dev.ferry.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a command in its one normal spelling, which reads as the same command. */
final class Canonical {

    private static final Predicate<String> PLAIN =
            Pattern.compile("[\\w@.:/,\\[\\]][\\w@.:/,\\[\\]-]*").asMatchPredicate();

    private Canonical() {}

    static String of(Usage usage, Map<String, List<String>> args, Map<String, String> options) {
        var places =
                usage.params().stream()
                        .flatMap(param ->
                                args.getOrDefault(param.name(), List.of()).stream()
                                        .map(value -> word(param.type(), value)));
        var named =
                usage.options().stream()
                        .filter(option -> options.containsKey(option.name()))
                        .map(option -> option(option, options.getOrDefault(option.name(), "")));
        return Stream.of(Stream.of(CommandParser.COMMAND, usage.verb()), places, named)
                .flatMap(part -> part)
                .collect(Collectors.joining(" "));
    }

    private static String option(Option option, String value) {
        return "--" + option.name() + option.type().map(type -> "=" + word(type, value)).orElse("");
    }

    private static String word(Type type, String value) {
        var text = type.kind() == Type.Kind.MODEL ? value.toLowerCase(Locale.ROOT) : value;
        boolean plain = type.kind() != Type.Kind.TEXT && PLAIN.test(text);
        return plain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
