package dev.ferry.glql.schema;

import dev.ferry.glql.lang.Dialect;
import dev.ferry.glql.lang.FieldName;
import dev.ferry.glql.lang.Function;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All words that name a field of some source, and no others. */
public final class Vocabulary {

    /**
     * A field a line: its name, its other names, and after {@code >} its column where that is not
     * the name. A {@code ~} says that the name keeps the capitals of its writer.
     */
    private static final Vocabulary GITLAB =
            new Vocabulary(
                    """
                    acceptanceRate
                    acceptedCount
                    active
                    allowFailure
                    approved
                    approver approvers approvedBy > approvedBy
                    archived
                    ~archivedOnly
                    assignee assignees > assignees
                    author
                    avatarUrl
                    browseArtifactsPath
                    cadence
                    canPlayJob
                    cancelable
                    canceledRate
                    child
                    closed closedAt > closedAt
                    color
                    commit
                    commitPath
                    committed committedAt > committedAt
                    complete
                    computeMinutes
                    confidential
                    configSource
                    coverage
                    created createdAt opened openedAt > createdAt
                    createdByTag
                    deployed deployedAt > deployedAt
                    description descriptionHtml > descriptionHtml
                    draft
                    due dueDate > dueDate
                    ~duoFeaturesEnabled
                    duration
                    durationQuantile
                    environment
                    epic > parent
                    erased erasedAt > erasedAt
                    exitCode
                    failedJobsCount
                    failureMessage
                    failureRate
                    failureReason
                    finished finishedAt > finishedAt
                    ~forked isForked > isForked
                    ~forksCount
                    fullPath
                    group
                    ~hasCodeCoverage
                    ~hasVulnerabilities
                    health healthStatus > healthStatus
                    id
                    ideName
                    iid
                    ~includeArchived
                    ~includeSubgroups
                    issuesEnabled
                    iteration
                    kind
                    label labels > labels
                    language
                    lastActivity lastActivityAt > lastActivityAt
                    lastComment
                    latest
                    manualJob
                    mergeRequestsEnabled
                    merged mergedAt > mergedAt
                    merger mergedBy mergeUser > mergeUser
                    milestone
                    ~myReaction myReactionEmoji
                    name
                    nameWithNamespace
                    namespace
                    ~openIssuesCount
                    ~openMergeRequestsCount
                    parent
                    path
                    pipeline
                    playPath
                    playable
                    popularity
                    progress
                    project
                    queued queuedAt > queuedAt
                    queuedDuration
                    ref
                    refName
                    refPath
                    reference
                    rejectedCount
                    retried
                    retryPath
                    retryable
                    reviewer reviewers reviewedBy > reviewers
                    scheduled
                    scheduledAt
                    schedulingType
                    scope
                    ~secretPushProtectionEnabled
                    sha
                    shortSha
                    shownCount
                    skippedRate
                    source
                    ~sourceBranch sourceBranches
                    sourceProject
                    stage
                    stages
                    ~starCount
                    start startDate > startDate
                    started startedAt > startedAt
                    state
                    status
                    stuck
                    subscribed
                    successRate
                    suggestionSizeSum
                    tags
                    ~targetBranch targetBranches
                    targetProject
                    taskCompletionStatus
                    timeEstimate
                    timestamp
                    title
                    titleHtml
                    totalCount
                    totalJobs
                    totalTimeSpent
                    triggered
                    type workItemType > workItemType
                    updated updatedAt > updatedAt
                    user
                    usersCount
                    visibility
                    warnings
                    webPath
                    webUrl
                    weight
                    withArtifacts
                    yamlErrorMessages
                    yamlErrors
                    """);

    /** What our own blocks know besides. */
    private static final Vocabulary OWN =
            new Vocabulary(
                    """
                    cutoff
                    daysLeft
                    dri
                    eta
                    feature
                    flag
                    new
                    old
                    phase
                    provider
                    rollout
                    """);

    /** {@code customField("name")}, which no bare word names. */
    static final Field CUSTOM_FIELD = new Field("customField", List.of(), "customField", true);

    private final Map<String, Field> byWord = new LinkedHashMap<>();

    private Vocabulary(String lines) {
        lines.lines().map(Vocabulary::field).forEach(this::add);
    }

    /** The field that is called so, in capitals or not. */
    public static Optional<Field> find(String word, Dialect dialect) {
        var folded = word.toLowerCase(Locale.ROOT);
        var own = Optional.ofNullable(OWN.byWord.get(folded)).filter(f -> dialect == Dialect.FERRY);
        return own.or(() -> Optional.ofNullable(GITLAB.byWord.get(folded)));
    }

    /** The same for the left side of a term. */
    public static Optional<Field> find(FieldName name, Dialect dialect) {
        return name.option().isPresent()
                ? Optional.of(CUSTOM_FIELD)
                : find(name.written(), dialect);
    }

    /** As messages show the left side of a term. */
    public static String shown(FieldName name, Dialect dialect) {
        return name.option()
                .map(o -> new Function("customField", List.of(o)).shown())
                .orElseGet(() ->
                        find(name, dialect)
                                .map(f -> f.shown(name.written()))
                                .orElse(name.written()));
    }

    private void add(Field field) {
        byWord.put(field.name().toLowerCase(Locale.ROOT), field);
        field.aliases().forEach(a -> byWord.put(a.toLowerCase(Locale.ROOT), field));
    }

    private static Field field(String line) {
        int arrow = line.indexOf(" > ");
        var names = new ArrayList<>(words(arrow < 0 ? line : line.substring(0, arrow)));
        var first = names.removeFirst();
        boolean keeps = first.startsWith("~");
        var name = keeps ? first.substring(1) : first;
        return new Field(name, names, arrow < 0 ? name : line.substring(arrow + 3), keeps);
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.split(" "));
    }
}
