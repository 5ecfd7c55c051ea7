package dev.ferry.command;

import dev.ferry.text.Prose;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Finds the commands in a comment or description: lines that begin with {@code /migrate} in
 * ordinary text. Capitals do not count in it, as in GitLab's quick actions; something other than a
 * space behind it makes it another word. What the commands are is told by their usages.
 */
public final class CommandParser {

    public static final String COMMAND = "/migrate";

    /** Commands that one comment may hold. */
    public static final int MOST = 50;

    private final LineParser lines;

    public CommandParser(List<Usage> usages, Vocabulary vocabulary) {
        var byVerb = new LinkedHashMap<String, Usage>();
        usages.forEach(usage -> byVerb.put(usage.verb(), usage));
        this.lines = new LineParser(byVerb, new Values(vocabulary, List.copyOf(byVerb.keySet())));
    }

    /** All commands of a text, in order. What stands behind the fiftieth is one mistake. */
    public List<Parsed> parse(String text) {
        var commands = Prose.of(text).lines().stream().filter(CommandParser::isCommand).toList();
        var parsed = new ArrayList<>(commands.stream().limit(MOST).map(lines::parse).toList());
        commands.stream().skip(MOST).findFirst().map(CommandParser::tooMany).ifPresent(parsed::add);
        return List.copyOf(parsed);
    }

    /**
     * The commands of an edited text that are not among those answered before. One that was given
     * twice and is there three times now is new once.
     *
     * @param handled the {@link Parsed#canonical()} texts of what was answered
     */
    public List<Parsed> parseNew(String text, Collection<String> handled) {
        var left = new ArrayList<>(handled);
        return parse(text).stream().filter(parsed -> !left.remove(parsed.canonical())).toList();
    }

    private static boolean isCommand(Prose.Line line) {
        var text = line.text();
        return line.isOrdinary()
                && text.regionMatches(true, 0, COMMAND, 0, COMMAND.length())
                && (text.length() == COMMAND.length()
                        || Character.isWhitespace(text.charAt(COMMAND.length()))
                        || Character.isSpaceChar(text.charAt(COMMAND.length())));
    }

    private static Parsed tooMany(Prose.Line line) {
        var reason =
                "One comment may hold %d commands. This one and those behind it were not read."
                        .formatted(MOST);
        return new Parsed.Mistake(
                line.number(),
                1,
                line.text().length(),
                line.text(),
                reason,
                Optional.empty(),
                COMMAND + " help");
    }
}
