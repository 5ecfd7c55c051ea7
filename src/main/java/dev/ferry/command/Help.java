package dev.ferry.command;

import dev.ferry.text.Escape;
import java.util.List;
import java.util.stream.Collectors;

/** What Ferry can be told to do, as Markdown; made of the usages alone. */
public final class Help {

    private Help() {}

    /** The answer to {@code /migrate help}. */
    public static String all(List<Usage> usages) {
        var rows = usages.stream().map(Help::row).collect(Collectors.joining("\n"));
        return """
        | Command | What it does | Who may |
        | --- | --- | --- |
        %s

        A command begins its line. `/migrate help <verb>` tells more about one of them.\
        """
                .formatted(rows);
    }

    /** The answer to {@code /migrate help VERB}. */
    public static String of(Usage usage) {
        var options = usage.options().stream().map(Help::row).collect(Collectors.joining());
        return """
        `/migrate %s` %s. It is open to %s.

        ```text
        %s
        ```

        %sExample: `%s`\
        """
                .formatted(
                        usage.verb(),
                        usage.summary(),
                        usage.permission().who(),
                        usage.synopsis(),
                        options.isEmpty() ? "" : "| Option | |\n| --- | --- |\n" + options + "\n",
                        usage.example());
    }

    private static String row(Usage usage) {
        return "| %s | %s | %s |"
                .formatted(Escape.code(usage.brief()), usage.summary(), usage.permission().who());
    }

    private static String row(Option option) {
        return "| %s | %s |\n".formatted(Escape.code(option.synopsis()), option.summary());
    }
}
