package dev.ferry.glql.schema;

import dev.ferry.glql.lang.Dialect;
import dev.ferry.glql.lang.Value.Word;
import java.util.List;
import java.util.Optional;

/** The sources, and which of them a {@code type =} asks for. */
public final class Sources {

    public static final Source WORK_ITEMS = IssueSources.workItems().build();
    public static final Source MERGE_REQUESTS = IssueSources.mergeRequests().build();
    private static final Source OUR_WORK_ITEMS = OwnFields.addTo(IssueSources.workItems());
    private static final Source OUR_MERGE_REQUESTS = OwnFields.addTo(IssueSources.mergeRequests());
    private static final Source PIPELINES = OtherSources.pipelines();
    private static final Source JOBS = OtherSources.jobs();
    private static final Source PROJECTS = OtherSources.projects();
    private static final Source PIPELINE_ANALYTICS = OtherSources.pipelineAnalytics();
    private static final Source CODE_SUGGESTIONS = OtherSources.codeSuggestions();

    private Sources() {}

    /** What is asked where no type says otherwise. */
    public static Source usual(Dialect dialect) {
        return dialect == Dialect.FERRY ? OUR_WORK_ITEMS : WORK_ITEMS;
    }

    /** The source that a type belongs to, in the first mode that it has. */
    public static Source of(Word type, Dialect dialect) {
        return switch (type.shown()) {
            case "MERGEREQUEST" -> dialect == Dialect.FERRY ? OUR_MERGE_REQUESTS : MERGE_REQUESTS;
            case "PIPELINE" -> PIPELINES;
            case "PROJECT" -> PROJECTS;
            case "JOB" -> JOBS;
            case "CODESUGGESTION" -> CODE_SUGGESTIONS;
            default -> usual(dialect);
        };
    }

    /** The same source in another mode, if it has that. */
    public static Optional<Source> in(Mode mode, Source source) {
        if (source.mode() == mode) {
            return Optional.of(source);
        }
        return source == PIPELINES ? Optional.of(PIPELINE_ANALYTICS) : Optional.empty();
    }

    /** The modes of a source, as messages list them. */
    public static String modes(Source source) {
        return source == PIPELINES ? "standard, analytics" : source.mode().word();
    }

    /** The types that a list of types may hold. */
    public static List<String> issueTypes() {
        return List.of(Types.ISSUES);
    }
}
