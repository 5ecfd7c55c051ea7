package dev.ferry.glql.schema;

import java.util.Arrays;

/** The words after {@code type =}. */
public final class Types {

    /** Those that can be mixed. */
    static final String[] ISSUES = {
        "Issue",
        "Incident",
        "TestCase",
        "Requirement",
        "Task",
        "Ticket",
        "Objective",
        "KeyResult",
        "Epic"
    };

    static final String[] ALL = {
        "Issue",
        "Incident",
        "TestCase",
        "Requirement",
        "Task",
        "Ticket",
        "Objective",
        "KeyResult",
        "Epic",
        "MergeRequest",
        "Pipeline",
        "Project",
        "Job",
        "CodeSuggestion"
    };

    private Types() {}

    /** Whether this is how queries call some sort of issue. */
    public static boolean isIssue(String type) {
        return Arrays.asList(ISSUES).contains(type);
    }
}
