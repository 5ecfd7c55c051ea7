package dev.ferry.command;

import java.util.Optional;

/** What became of a line that begins with {@code /migrate}. */
public sealed interface Parsed {

    int line();

    /** Equal for equal commands, however they are spelled. */
    String canonical();

    /** A command to be carried out. */
    record Ok(Invocation invocation) implements Parsed {

        @Override
        public int line() {
            return invocation.line();
        }

        @Override
        public String canonical() {
            return invocation.canonical();
        }
    }

    /**
     * A line that is no command, and why. All texts are as people wrote them, escaped nowhere: see
     * {@link MistakeText}.
     *
     * @param line of the comment, counted from 1
     * @param column where in {@code sourceLine} the trouble begins, counted from 1 in chars
     * @param length in chars, at least 1; may reach past the end of the line, where something is
     *     missing
     * @param reason one or more sentences
     * @param didYouMean what might have been meant in place of the trouble
     * @param example a whole line that works
     */
    record Mistake(
            int line,
            int column,
            int length,
            String sourceLine,
            String reason,
            Optional<String> didYouMean,
            String example)
            implements Parsed {

        @Override
        public String canonical() {
            return sourceLine.strip().replaceAll("\\s+", " ");
        }
    }
}
