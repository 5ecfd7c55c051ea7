package dev.ferry.command;

import dev.ferry.text.Escape;
import java.util.Optional;

/** What is wrong with a line, thrown by the part that saw it; the parser makes a mistake of it. */
final class Slip extends Exception {

    private static final int LONGEST_QUOTE = 60;

    private final int start;
    private final int end;
    private final transient Optional<String> didYouMean;

    private Slip(int start, int end, String reason, Optional<String> didYouMean) {
        super(reason, null, false, false);
        this.start = start;
        this.end = end;
        this.didYouMean = didYouMean;
    }

    static Slip at(Word word, String reason, Optional<String> didYouMean) {
        return new Slip(word.start(), word.end(), reason, didYouMean);
    }

    static Slip at(Word word, String reason) {
        return at(word, reason, Optional.empty());
    }

    /** Something is missing behind this text, which is the line or its beginning. */
    static Slip after(String text, String reason) {
        int position = text.stripTrailing().length() + 1;
        return new Slip(position, position + 1, reason, Optional.empty());
    }

    /** What somebody wrote, short and in quotes, for a reason. */
    static String quoted(String text) {
        return "\"" + Escape.limit(Escape.plain(text), LONGEST_QUOTE) + "\"";
    }

    Parsed.Mistake in(int line, String sourceLine, String example) {
        var reason = String.valueOf(getMessage());
        return new Parsed.Mistake(
                line, start + 1, end - start, sourceLine, reason, didYouMean, example);
    }
}
