package dev.ferry.registry.scan;

import dev.ferry.registry.Model;
import dev.ferry.registry.Offer;
import dev.ferry.registry.Registry;
import dev.ferry.registry.Resolution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds models by every name that the registry has for them. A name counts where it stands for
 * itself: {@code gpt-4} is not found in {@code gpt-4.1} or {@code my-gpt-4}, but behind a route
 * ({@code openai/gpt-4}) and in front of a flavour ({@code gpt-4:free}). A name of two or three
 * characters ({@code o1}) counts only where it is all that stands in quotes, and one that is a word
 * of any language ({@code command}) never.
 */
public final class NameScanner {

    private static final int SHORT = 4;
    private static final String QUOTES = "\"'`";

    private final Map<String, Named> names = new HashMap<>();

    private record Named(Model model, List<Offer> offers) {}

    public NameScanner(Registry registry) {
        for (var model : registry.models()) {
            Stream.concat(
                            Stream.of(model.id()),
                            model.offers().values().stream().flatMap(NameScanner::spellings))
                    .forEach(name -> learn(name, registry));
        }
    }

    private static Stream<String> spellings(Offer offer) {
        return Stream.concat(offer.ids().stream(), offer.aliases().stream());
    }

    /** What a name means is for the registry to say: an alias may have moved to another model. */
    private void learn(String name, Registry registry) {
        var key = name.toLowerCase(Locale.ROOT);
        if (!isWord(name)
                && !names.containsKey(key)
                && registry.resolve(name) instanceof Resolution.Known(var model, _, _)) {
            names.put(key, new Named(model, offers(model, name)));
        }
    }

    private static List<Offer> offers(Model model, String name) {
        var all = model.offers().values();
        var spelled =
                all.stream().filter(o -> spellings(o).anyMatch(name::equalsIgnoreCase)).toList();
        return spelled.isEmpty() ? List.copyOf(all) : spelled;
    }

    /** In the order in which they stand there. */
    public List<Mention> scan(String text) {
        var mentions = new ArrayList<Mention>();
        int line = 1;
        int lineStart = 0;
        for (int at = 0; at < text.length(); ) {
            char c = text.charAt(at);
            if (c == '\n') {
                line++;
                lineStart = ++at;
            } else if (!isPart(c)) {
                at++;
            } else {
                int end = at + 1;
                while (end < text.length() && isPart(text.charAt(end))) {
                    end++;
                }
                mentions(new Word(text, at, end), line, lineStart, mentions);
                at = end;
            }
        }
        return mentions;
    }

    private void mentions(Word word, int line, int lineStart, List<Mention> mentions) {
        for (int from = word.start(); from < word.end(); from++) {
            if (!word.mayBegin(from)) {
                continue;
            }
            var longest = longest(word, from);
            if (longest.isPresent()) {
                var name = word.text().substring(from, longest.get());
                var named = names.get(name.toLowerCase(Locale.ROOT));
                if (named != null) {
                    mentions.add(
                            new Mention(
                                    line,
                                    from - lineStart + 1,
                                    name,
                                    named.model(),
                                    named.offers()));
                }
                from = longest.get() - 1;
            }
        }
    }

    /** Where the longest name that begins here ends. */
    private Optional<Integer> longest(Word word, int from) {
        for (int to = word.end(); to > from; to--) {
            if (word.mayEnd(to)) {
                var name = word.text().substring(from, to);
                if (names.containsKey(name.toLowerCase(Locale.ROOT))
                        && (name.length() >= SHORT || word.isQuoted(from, to))) {
                    return Optional.of(to);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isWord(String name) {
        return name.chars().allMatch(Character::isLetter);
    }

    private static boolean isPart(char c) {
        return isLetterOrDigit(c) || c == '-' || c == '_' || isSeparator(c);
    }

    private static boolean isSeparator(char c) {
        return c == '.' || c == ':' || c == '/' || c == '@';
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    /** Characters that can stand in the name of a model, as many as stand together. */
    private record Word(String text, int start, int end) {

        /** After a route, a vendor or a geography, but not within a number. */
        boolean mayBegin(int from) {
            if (!isLetterOrDigit(text.charAt(from))) {
                return false;
            }
            if (from == start) {
                return true;
            }
            char before = text.charAt(from - 1);
            return before == '/'
                    || before == ':'
                    || before == '.'
                            && from - 2 >= start
                            && Character.isLetter(text.charAt(from - 2));
        }

        /** Before a flavour, a path or the end of a sentence, but not before a version. */
        boolean mayEnd(int to) {
            if (to == end) {
                return true;
            }
            char next = text.charAt(to);
            boolean last = to + 1 == end;
            return switch (next) {
                case '/' -> true;
                case '.', ':' -> last || !Character.isDigit(text.charAt(to + 1));
                default -> false;
            };
        }

        boolean isQuoted(int from, int to) {
            return from > 0
                    && to < text.length()
                    && QUOTES.indexOf(text.charAt(from - 1)) >= 0
                    && text.charAt(from - 1) == text.charAt(to);
        }
    }
}
