package dev.ferry.glql.schema;

/** The words after {@code type =}. */
final class Types {

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
}
