package dev.ferry.glql.gitlab;

import dev.ferry.glql.lang.FieldName;
import dev.ferry.glql.lang.Operator;
import dev.ferry.glql.lang.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Since which version GitLab has a construct, by the history in the documentation of its query
 * language. What is not named here is as old as the language, or its age is not documented.
 */
final class Since {

    private static final Map<String, Version> FIELDS =
            Map.ofEntries(
                    Map.entry("approver", Version.of(17, 8)),
                    Map.entry("approvedby", Version.of(18, 0)),
                    Map.entry("approvers", Version.of(18, 0)),
                    Map.entry("assignees", Version.of(18, 0)),
                    Map.entry("cadence", Version.of(17, 6)),
                    Map.entry("closedat", Version.of(18, 0)),
                    Map.entry("createdat", Version.of(18, 0)),
                    Map.entry("opened", Version.of(18, 0)),
                    Map.entry("openedat", Version.of(18, 0)),
                    Map.entry("customfield", Version.of(18, 3)),
                    Map.entry("draft", Version.of(17, 8)),
                    Map.entry("duedate", Version.of(18, 0)),
                    Map.entry("environment", Version.of(17, 8)),
                    Map.entry("epic", Version.of(18, 1)),
                    Map.entry("healthstatus", Version.of(18, 0)),
                    Map.entry("id", Version.of(17, 8)),
                    Map.entry("includesubgroups", Version.of(17, 10)),
                    Map.entry("iteration", Version.of(17, 6)),
                    Map.entry("labels", Version.of(18, 0)),
                    Map.entry("merged", Version.of(17, 8)),
                    Map.entry("mergedat", Version.of(18, 0)),
                    Map.entry("merger", Version.of(17, 8)),
                    Map.entry("mergedby", Version.of(18, 0)),
                    Map.entry("myreaction", Version.of(18, 3)),
                    Map.entry("myreactionemoji", Version.of(18, 3)),
                    Map.entry("reviewers", Version.of(18, 0)),
                    Map.entry("reviewedby", Version.of(18, 0)),
                    Map.entry("sourcebranch", Version.of(18, 2)),
                    Map.entry("state", Version.of(17, 8)),
                    Map.entry("status", Version.of(18, 2)),
                    Map.entry("subscribed", Version.of(18, 3)),
                    Map.entry("targetbranch", Version.of(18, 2)),
                    Map.entry("type", Version.of(17, 8)),
                    Map.entry("updatedat", Version.of(18, 0)));

    private static final Map<String, Version> COLUMNS =
            Map.of(
                    "iteration", Version.of(17, 6),
                    "lastcomment", Version.of(17, 11),
                    "status", Version.of(18, 2),
                    "sourcebranch", Version.of(18, 2),
                    "targetbranch", Version.of(18, 2),
                    "sourceproject", Version.of(18, 2),
                    "targetproject", Version.of(18, 2),
                    "subscribed", Version.of(18, 3));

    /** Fields that epics had before all others. */
    private static final List<String> FIRST_OF_EPICS =
            List.of(
                    "author",
                    "confidential",
                    "created",
                    "group",
                    "id",
                    "includesubgroups",
                    "label",
                    "milestone",
                    "state",
                    "type",
                    "updated");

    private Since() {}

    static Optional<Version> field(FieldName name) {
        return Optional.ofNullable(FIELDS.get(name.folded()));
    }

    static Optional<Version> column(String name) {
        return Optional.ofNullable(COLUMNS.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Of a field asked of epics. */
    static Version ofEpics(FieldName name) {
        return FIRST_OF_EPICS.contains(name.folded()) ? Version.of(18, 1) : Version.of(18, 3);
    }

    static Optional<Version> operator(FieldName name, Operator operator) {
        return switch (operator) {
            case AT_LEAST, AT_MOST -> Optional.of(Version.of(18, 0));
            case IN ->
                    name.folded().equals("author")
                            ? Optional.of(Version.of(18, 3))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** References other than of users came later than texts. */
    static Optional<Version> value(Value value) {
        return switch (value) {
            case Value.Name name ->
                    switch (name.sigil()) {
                        case LABEL, MILESTONE, ITERATION -> Optional.of(Version.of(17, 8));
                        case USER -> Optional.empty();
                    };
            case Value.Numbered numbered when numbered.epic() -> Optional.of(Version.of(18, 1));
            case Value.Many many ->
                    many.values().stream().flatMap(v -> value(v).stream()).max(Version::compareTo);
            default -> Optional.empty();
        };
    }
}
