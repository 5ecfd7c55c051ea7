package dev.ferry.glql.schema;

import static dev.ferry.glql.lang.Operator.EQUALS;
import static dev.ferry.glql.lang.Operator.IN;
import static dev.ferry.glql.schema.Accepts.a;
import static dev.ferry.glql.schema.ArgumentForm.LOWER_TEXT;
import static dev.ferry.glql.schema.ArgumentForm.UPPER;
import static dev.ferry.glql.schema.ArgumentForm.UPPER_IN_LIST;
import static dev.ferry.glql.schema.ArgumentForm.USER_ID;
import static dev.ferry.glql.schema.ArgumentNames.named;
import static dev.ferry.glql.schema.IssueSources.date;
import static dev.ferry.glql.schema.IssueSources.truth;
import static dev.ferry.glql.schema.Kind.ENUM;
import static dev.ferry.glql.schema.Kind.LIST;
import static dev.ferry.glql.schema.Kind.NUMBER;
import static dev.ferry.glql.schema.Kind.STRING;
import static dev.ferry.glql.schema.Kind.USERNAME;
import static dev.ferry.glql.schema.SourceBuilder.scopes;

/**
 * What GitLab can list besides issues and merge requests. We check such queries, so that a block
 * for GitLab is judged rightly, and leave the rows to GitLab.
 */
final class OtherSources {

    private static final String[] STATUSES = {
        "canceled",
        "canceling",
        "created",
        "failed",
        "manual",
        "pending",
        "preparing",
        "running",
        "scheduled",
        "skipped",
        "success",
        "waiting_for_callback",
        "waiting_for_resource"
    };

    private OtherSources() {}

    static Source pipelines() {
        return new SourceBuilder(
                        "Pipelines", "pipelines", Mode.STANDARD, scopes("project", "project"))
                .filter("status", named("status").as(UPPER), a(ENUM, EQUALS).of(STATUSES))
                .filter("ref", named("ref"), a(STRING, EQUALS))
                .filter("sha", named("sha"), a(STRING, EQUALS))
                .filter("source", named("source"), a(STRING, EQUALS))
                .filter(
                        "scope",
                        named("scope").as(UPPER),
                        a(ENUM, EQUALS).of("branches", "tags", "finished", "pending", "running"))
                .filter("updated", named("updated"), date())
                .filter("author", named("username"), a(STRING, EQUALS), a(USERNAME, EQUALS))
                .columns(
                        "id, status",
                        "id, iid, status, user, stages, commit, name, ref, sha, source,"
                                + " configSource, duration, coverage, computeMinutes, totalJobs,"
                                + " failedJobsCount, failureReason, yamlErrors,"
                                + " yamlErrorMessages, warnings, refPath, path, commitPath,"
                                + " complete, child, latest, stuck, active, cancelable, retryable,"
                                + " created, updated, started, finished, committed")
                .build();
    }

    static Source jobs() {
        return new SourceBuilder("Jobs", "jobs", Mode.STANDARD, scopes("project", "project"))
                .filter("status", named("statuses").as(UPPER_IN_LIST), a(ENUM, EQUALS).of(STATUSES))
                .filter("kind", named("kind").as(UPPER), a(ENUM, EQUALS).of("bridge", "build"))
                .filter("pipeline", named("pipelineIid"), a(NUMBER, EQUALS))
                .filter("withArtifacts", named("withArtifacts"), truth())
                .columns(
                        "name, status",
                        "id, name, status, webPath, stage, pipeline, kind, duration, coverage,"
                                + " failureMessage, refName, shortSha, source, schedulingType,"
                                + " tags, browseArtifactsPath, playPath, retryPath, commitPath,"
                                + " refPath, queuedDuration, exitCode, scheduledAt, createdByTag,"
                                + " canPlayJob, active, stuck, allowFailure, cancelable,"
                                + " retryable, playable, manualJob, scheduled, retried,"
                                + " triggered, created, started, finished, queued, erased")
                .build();
    }

    static Source projects() {
        return new SourceBuilder(
                        "Projects",
                        "projects",
                        Mode.STANDARD,
                        scopes("namespace", "group", "namespace"))
                .filter("includeSubgroups", named("includeSubgroups"), truth())
                .filter("includeArchived", named("includeArchived"), truth())
                .filter("archivedOnly", named("archivedOnly"), truth())
                .filter("hasVulnerabilities", named("hasVulnerabilities"), truth())
                .filter("hasCodeCoverage", named("hasCodeCoverage"), truth())
                .filter("issuesEnabled", named("withIssuesEnabled"), truth())
                .filter("mergeRequestsEnabled", named("withMergeRequestsEnabled"), truth())
                .columns(
                        "name",
                        "id, fullPath, name, webUrl, group, description, path, visibility,"
                                + " archived, avatarUrl, forked, starCount, forksCount,"
                                + " openIssuesCount, openMergeRequestsCount,"
                                + " secretPushProtectionEnabled, issuesEnabled,"
                                + " mergeRequestsEnabled, duoFeaturesEnabled, created, updated,"
                                + " lastActivity")
                .sorts("path", "PATH", "fullPath", "FULL_PATH", "lastActivity", "ACTIVITY")
                .build();
    }

    static Source pipelineAnalytics() {
        return new SourceBuilder(
                        "Pipelines",
                        "pipelines",
                        Mode.ANALYTICS,
                        scopes("project or group", "project", "group"))
                .filter(
                        "status",
                        named("status").as(LOWER_TEXT),
                        a(ENUM, EQUALS).of(STATUSES),
                        a(LIST, IN).of(STRING))
                .filter("ref", named("ref"), a(STRING, EQUALS), a(LIST, IN).of(STRING))
                .filter("source", named("source"), a(STRING, EQUALS), a(LIST, IN).of(STRING))
                .filter("started", named("startedAt"), date())
                .filter("finished", named("finishedAt"), date())
                .analytics(
                        "ref, source, status, started, finished, project",
                        "totalCount, successRate, failureRate, canceledRate, skippedRate,"
                                + " durationQuantile")
                .build();
    }

    static Source codeSuggestions() {
        return new SourceBuilder(
                        "CodeSuggestions",
                        "code suggestions",
                        Mode.ANALYTICS,
                        scopes("project or group", "project", "group"))
                .filter("language", named("language"), a(STRING, EQUALS), a(LIST, IN).of(STRING))
                .filter("ideName", named("ideName"), a(STRING, EQUALS), a(LIST, IN).of(STRING))
                .filter("timestamp", named("timestamp"), date())
                .filter(
                        "user",
                        named("userId").as(USER_ID),
                        a(NUMBER, EQUALS),
                        a(LIST, IN).of(NUMBER))
                .analytics(
                        "language, ideName, timestamp, user",
                        "totalCount, usersCount, acceptanceRate, suggestionSizeSum,"
                                + " acceptedCount, rejectedCount, shownCount")
                .build();
    }
}
