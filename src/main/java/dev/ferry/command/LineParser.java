package dev.ferry.command;

import dev.ferry.text.Nearest;
import dev.ferry.text.Prose;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one line that begins with {@code /migrate}.
 *
 * @param usages by their verb
 */
record LineParser(Map<String, Usage> usages, Values values) {

    private static final String HELP = CommandParser.COMMAND + " help";

    Parsed parse(Prose.Line line) {
        var example = HELP;
        try {
            var words = Word.split(line.text(), CommandParser.COMMAND.length());
            var usage = usage(line.text(), words);
            example = usage.example();
            boolean named = words.getFirst().isBare(usage.verb());
            var arguments = new Arguments(usage, values, line.text());
            arguments.read(named ? words.subList(1, words.size()) : words);
            return new Parsed.Ok(arguments.invocation(line.number()));
        } catch (Slip slip) {
            return slip.in(line.number(), line.text(), example);
        }
    }

    /** By the first word; a line whose first word is no verb is {@code <old> to <new>}. */
    private Usage usage(String line, List<Word> words) throws Slip {
        if (words.isEmpty()) {
            throw Slip.after(line, "What to do is missing.");
        }
        var first = words.getFirst();
        var named = usages.values().stream().filter(usage -> first.isBare(usage.verb())).findAny();
        if (named.isPresent()) {
            return named.get();
        }
        boolean saysTo = words.size() > 1 && Values.isTo(words.get(1));
        var meant = saysTo ? Optional.<String>empty() : verbNear(first);
        var start = Optional.ofNullable(usages.get(Usage.START)).filter(_ -> meant.isEmpty());
        return start.orElseThrow(() ->
                Slip.at(first, "There is no command " + Slip.quoted(first.text()) + ".", meant));
    }

    private Optional<String> verbNear(Word word) {
        return Nearest.to(word.text(), usages.keySet(), 1).stream().findFirst();
    }
}
