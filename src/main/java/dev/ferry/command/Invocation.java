package dev.ferry.command;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A command that is well formed: its values have their types, and the features it names exist.
 *
 * @param args by the name of their place; every value in its normal form (dates ISO, users without
 *     {@code @}, percents without {@code %}, features by their id)
 * @param options by name, without hyphens; a flag has an empty value
 * @param canonical the same text for every spelling of the same command; reading it again gives the
 *     same command
 * @param line of the comment, counted from 1
 * @param column of that line, counted from 1
 */
public record Invocation(
        String verb,
        Map<String, List<String>> args,
        Map<String, String> options,
        String canonical,
        int line,
        int column) {

    public Invocation {
        args = Map.copyOf(args);
        options = Map.copyOf(options);
    }

    /** The value of an argument or option, if it was given. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(options.get(name))
                .or(() -> args.getOrDefault(name, List.of()).stream().findFirst());
    }

    /** The value of an argument that the command cannot be without. */
    public String word(String name) {
        return text(name)
                .orElseThrow(() -> new NoSuchElementException(verb + " has no value " + name));
    }

    public Optional<LocalDate> date(String name) {
        return text(name).map(LocalDate::parse);
    }

    /** Several values: those of an argument, or those of an option at its commas. */
    public List<String> list(String name) {
        var option = options.get(name);
        return option == null ? args.getOrDefault(name, List.of()) : List.of(option.split(","));
    }

    public boolean flag(String name) {
        return options.containsKey(name);
    }
}
