package dev.ferry.command;

import dev.ferry.migration.Decisions;
import dev.ferry.migration.Planned;

/** What becomes of a command. */
public sealed interface Verdict {

    /** The migration's decisions become these; for {@code start} they are its first. */
    record Change(Decisions next) implements Verdict {}

    /** Only a question; the reply is all. */
    record Answer() implements Verdict {}

    /**
     * @param about the word of the command that is at fault, for the caret; may be empty
     */
    record Refuse(String about, String reason, String remedy) implements Verdict {}

    Verdict ANSWER = new Answer();

    static Verdict of(Planned planned) {
        return switch (planned) {
            case Planned.Ok ok -> new Change(ok.plan().decisions());
            case Planned.Refused no -> new Refuse(no.about(), no.reason(), no.remedy());
        };
    }
}
