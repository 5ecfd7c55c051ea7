package dev.ferry.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a command looks like. Parsing, help and permissions follow from it.
 *
 * @param verb the first word; {@value #START} is the form that needs none
 * @param params in the order of the line; one of type {@link Type#TEXT} stands last
 * @param summary one sentence without its full stop, as "shows where each feature stands"
 * @param example a whole line that works
 */
public record Usage(
        String verb,
        List<Param> params,
        List<Option> options,
        String summary,
        String example,
        Permission permission) {

    /** The verb of {@code /migrate <old> to <new>}. */
    public static final String START = "start";

    public Usage {
        params = List.copyOf(params);
        options = List.copyOf(options);
    }

    /** The whole line with a name for each place. */
    public String synopsis() {
        return line(options.stream().map(option -> "[" + option.synopsis() + "]"));
    }

    /** The line without its options. */
    String brief() {
        return line(options.isEmpty() ? Stream.of() : Stream.of("[options]"));
    }

    private String line(Stream<String> end) {
        var start = Stream.of(CommandParser.COMMAND, verb).limit(verb.equals(START) ? 1 : 2);
        var places = params.stream().map(Param::synopsis);
        return Stream.of(start, places, end).flatMap(part -> part).collect(Collectors.joining(" "));
    }

    Optional<Option> option(String name) {
        return options.stream().filter(option -> option.name().equals(name)).findFirst();
    }

    /** The last place, where it takes all that is left of the line. */
    Optional<Param> text() {
        return params.stream().filter(param -> param.is(Type.Kind.TEXT)).findFirst();
    }
}
