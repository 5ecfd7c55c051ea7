package dev.ferry.command;

import dev.ferry.text.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sorts the words of a line to the places and options of a usage. */
final class Arguments {

    private final Usage usage;
    private final Values values;
    private final String line;
    private final Map<String, List<String>> args = new LinkedHashMap<>();
    private final Map<String, String> options = new LinkedHashMap<>();

    Arguments(Usage usage, Values values, String line) {
        this.usage = usage;
        this.values = values;
        this.line = line;
    }

    Invocation invocation(int number) {
        return new Invocation(
                usage.verb(), args, options, Canonical.of(usage, args, options), number, 1);
    }

    void read(List<Word> words) throws Slip {
        var placed = new ArrayList<Word>();
        int i = 0;
        while (i < words.size()) {
            var word = words.get(i);
            if (word.isOption() && isExpected(word)) {
                i = option(words, i);
            } else if (beginsText(word, placed.size())) {
                text(words, i);
                i = words.size();
            } else {
                placed.add(word);
                i++;
            }
        }
        place(placed);
    }

    /** Where free text may stand, two hyphens need not be an option. */
    private boolean isExpected(Word word) {
        return usage.text().isEmpty() || usage.option(word.text()).isPresent();
    }

    /** Free text begins where its turn has come, or where a feature could stand and none does. */
    private boolean beginsText(Word word, int placed) throws Slip {
        if (usage.text().isEmpty() || placed >= usage.params().size()) {
            return false;
        }
        var param = usage.params().get(placed);
        boolean passed =
                param.is(Type.Kind.FEATURE) && !param.isNeeded() && !values.isFeature(word);
        if (passed && values.isNearlyFeature(word)) {
            values.read(param.type(), word);
        }
        return passed || param.is(Type.Kind.TEXT);
    }

    private void text(List<Word> words, int i) throws Slip {
        boolean quoted = i == words.size() - 1 && words.get(i).form() == Word.Form.QUOTED;
        var word = quoted ? words.get(i) : Word.rest(line, words.get(i).start());
        for (var param : usage.text().stream().toList()) {
            args.put(param.name(), List.of(values.read(Type.TEXT, word)));
        }
    }

    /** Reads an option and tells where the next word stands. */
    private int option(List<Word> words, int i) throws Slip {
        var word = words.get(i);
        var option = usage.option(word.text()).orElseThrow(() -> unknown(word));
        if (options.containsKey(option.name())) {
            throw Slip.at(word, "--" + option.name() + " is given twice.");
        }
        if (option.type().isEmpty()) {
            options.put(option.name(), "");
            return i + 1;
        }
        if (i + 1 == words.size() || words.get(i + 1).isOption()) {
            var reason = "The value of --" + option.name() + " is missing.";
            throw Slip.after(line.substring(0, word.end()), reason);
        }
        return value(option.name(), option.type().get(), words, i + 1);
    }

    private int value(String name, Type type, List<Word> words, int i) throws Slip {
        var word = words.get(i);
        if (type.kind() == Type.Kind.TEXT && word.isBare()) {
            options.put(name, values.read(type, Word.rest(line, word.start())));
            return words.size();
        }
        if (type.kind() == Type.Kind.FEATURES) {
            int end = endOfList(words, i);
            options.put(name, String.join(",", values.featuresOrAll(words.subList(i, end))));
            return end;
        }
        options.put(name, values.read(type, word));
        return i + 1;
    }

    /** A list goes on after a comma and a space. */
    private static int endOfList(List<Word> words, int i) {
        int end = i + 1;
        while (end < words.size()
                && words.get(end - 1).text().endsWith(",")
                && words.get(end).isBare()) {
            end++;
        }
        return end;
    }

    private void place(List<Word> words) throws Slip {
        int at = 0;
        var params = usage.params();
        for (int i = 0; i < params.size(); i++) {
            int spare = words.size() - at - needed(params.subList(i + 1, params.size()));
            int end = at + share(params.get(i), words, at, spare);
            if (end > words.size()) {
                throw Slip.after(line, missing(params.subList(i, params.size())));
            }
            if (end > at) {
                args.put(params.get(i).name(), read(params.get(i), words.subList(at, end)));
            }
            at = end;
        }
        if (at < words.size()) {
            throw Slip.at(words.get(at), "Here the command should end.");
        }
    }

    /** How many words this place takes, when {@code spare} of them are needed nowhere behind it. */
    private int share(Param param, List<Word> words, int at, int spare) {
        if (param.is(Type.Kind.TEXT)) {
            return args.containsKey(param.name()) || !param.isNeeded() ? 0 : 1;
        }
        return switch (param.arity()) {
            case ONE -> 1;
            case MANY -> Math.max(1, spare);
            case OPTIONAL -> spare > 0 || isFeature(param, words, at) ? 1 : 0;
        };
    }

    private boolean isFeature(Param param, List<Word> words, int at) {
        return param.is(Type.Kind.FEATURE) && at < words.size() && values.isFeature(words.get(at));
    }

    private static int needed(List<Param> params) {
        return (int) params.stream().filter(p -> p.isNeeded() && !p.is(Type.Kind.TEXT)).count();
    }

    private List<String> read(Param param, List<Word> words) throws Slip {
        return param.arity() == Param.Arity.MANY
                ? values.features(words)
                : List.of(values.read(param.type(), words.getFirst()));
    }

    private static String missing(List<Param> params) {
        return params.stream()
                        .filter(Param::isNeeded)
                        .map(Param::synopsis)
                        .collect(Collectors.joining(" "))
                + " is missing.";
    }

    private Slip unknown(Word word) {
        var names = usage.options().stream().map(Option::name).toList();
        var nearest = Nearest.to(word.text(), names, 1).stream().findFirst().map(n -> "--" + n);
        return Slip.at(word, "There is no option --" + word.text() + " here.", nearest);
    }
}
