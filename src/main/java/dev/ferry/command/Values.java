package dev.ferry.command;

import static dev.ferry.command.Slip.quoted;

import dev.ferry.text.Nearest;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads words as values of a type, into their normal form. */
record Values(Vocabulary vocabulary, List<String> verbs) {

    private static final int LONGEST_WORD = 200;
    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_LISTED = 10;
    private static final String ALL = "all";

    private static final Pattern USER = Pattern.compile("@?(\\w[\\w.-]*)");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,9})(?:[.,](\\d+))?%?");
    private static final Pattern PIECE = Pattern.compile("[^,\\s]+");

    String read(Type type, Word word) throws Slip {
        check(word, type.kind() == Type.Kind.TEXT ? LONGEST_TEXT : LONGEST_WORD);
        return switch (type.kind()) {
            case MODEL, NAME, TEXT -> word.text();
            case TO -> to(word);
            case FEATURE -> feature(word);
            case FEATURES -> String.join(",", featuresOrAll(List.of(word)));
            case USER -> user(word);
            case DATE -> Dates.read(word);
            case PERCENT -> percent(type.words(), word);
            case CHOICE -> choice(type.words(), word);
            case VERB -> choice(verbs, word);
        };
    }

    /** Features in words with spaces or commas between them; each once. */
    List<String> features(List<Word> words) throws Slip {
        var ids = new LinkedHashSet<String>();
        for (var word : words) {
            check(word, LONGEST_TEXT);
            for (var piece : pieces(word)) {
                ids.add(feature(piece));
            }
        }
        if (ids.isEmpty()) {
            throw Slip.at(words.getFirst(), "A feature is missing.");
        }
        return List.copyOf(ids);
    }

    List<String> featuresOrAll(List<Word> words) throws Slip {
        return words.getFirst().text().equalsIgnoreCase(ALL) ? List.of(ALL) : features(words);
    }

    boolean isFeature(Word word) {
        return word.isBare() && known(word.text()).isPresent();
    }

    /** Whether somebody meant a feature and mistyped it, rather than began a sentence. */
    boolean isNearlyFeature(Word word) {
        return word.isBare()
                && word.text().length() >= 5
                && vocabulary.features().stream()
                        .anyMatch(id -> Nearest.distance(id, word.text()) <= 2);
    }

    static boolean isTo(Word word) {
        return word.isBare("to") || word.isBare("->") || word.isBare("→");
    }

    private static void check(Word word, int longest) throws Slip {
        if (word.form() == Word.Form.UNCLOSED) {
            throw Slip.at(word, "The quote that begins here never ends.");
        }
        if (word.text().isEmpty()) {
            throw Slip.at(word, "There is nothing between the quotes.");
        }
        if (word.text().length() > longest) {
            throw Slip.at(word, "This is longer than " + longest + " characters.");
        }
    }

    private static String to(Word word) throws Slip {
        if (!isTo(word)) {
            throw Slip.at(
                    word,
                    "\"to\" is expected here, between the old model and the new one.",
                    Optional.of("to " + word.text()));
        }
        return "to";
    }

    /** The names in a word, each with its own place in the line where that can be told. */
    private static List<Word> pieces(Word word) {
        boolean asWritten = word.isBare() && word.text().length() == word.end() - word.start();
        return PIECE.matcher(word.text())
                .results()
                .map(m ->
                        asWritten
                                ? new Word(
                                        m.group(),
                                        word.start() + m.start(),
                                        word.start() + m.end(),
                                        word.form())
                                : new Word(m.group(), word.start(), word.end(), word.form()))
                .toList();
    }

    private Optional<String> known(String name) {
        return vocabulary.features().stream().filter(name::equalsIgnoreCase).findFirst();
    }

    private String feature(Word word) throws Slip {
        var id = known(word.text());
        if (id.isEmpty()) {
            var reason = "There is no feature " + quoted(word.text()) + ".";
            throw unknown(word, reason, " The features are ", vocabulary.features());
        }
        return id.get();
    }

    private static String user(Word word) throws Slip {
        var user = USER.matcher(word.text());
        if (word.text().contains("/")) {
            throw Slip.at(word, quoted(word.text()) + " is a group. Name one person.");
        }
        if (!user.matches()) {
            throw Slip.at(word, quoted(word.text()) + " is no username.");
        }
        return user.group(1);
    }

    private static String percent(List<String> words, Word word) throws Slip {
        var percent = PERCENT.matcher(word.text());
        if (words.contains(word.text().toLowerCase(Locale.ROOT))) {
            return word.text().toLowerCase(Locale.ROOT);
        }
        if (!percent.matches()) {
            var reason = quoted(word.text()) + " is no share of users, such as 5%.";
            throw unknown(word, reason, " Besides there are ", words);
        }
        if (percent.group(2) != null) {
            throw Slip.at(word, "Shares are whole percents.", Optional.of(percent.group(1)));
        }
        int share = Integer.parseInt(percent.group(1));
        if (share > 100) {
            throw Slip.at(word, "A share lies between 0% and 100%.");
        }
        return String.valueOf(share);
    }

    private static String choice(Collection<String> words, Word word) throws Slip {
        var name = word.text().toLowerCase(Locale.ROOT);
        if (!words.contains(name)) {
            var reason = quoted(word.text()) + " is not possible here.";
            throw unknown(word, reason, " Possible are ", words);
        }
        return name;
    }

    /** Names what is near, or else what there is. */
    private static Slip unknown(
            Word word, String reason, String introduction, Collection<String> valid) {
        var nearest = Nearest.to(word.text(), valid, 1).stream().findFirst();
        var list = nearest.isPresent() || valid.isEmpty() ? "" : introduction + listed(valid) + ".";
        return Slip.at(word, reason + list, nearest);
    }

    private static String listed(Collection<String> names) {
        var first = String.join(", ", names.stream().limit(MOST_LISTED).toList());
        int more = names.size() - MOST_LISTED;
        return more > 0 ? first + " and " + more + " more" : first;
    }
}
