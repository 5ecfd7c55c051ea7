package dev.ferry.migration;

/** The planner's answer: a plan, or why there can be none and what to do. */
public sealed interface Planned {

    record Ok(Plan plan) implements Planned {}

    /**
     * There can be no such plan.
     *
     * @param about the word of the request that is at fault, to put the caret under; may be empty
     * @param reason one or two sentences for the person who asked
     * @param remedy what to write instead
     */
    record Refused(String about, String reason, String remedy) implements Planned {}
}
