package dev.ferry.glql.schema;

import static dev.ferry.glql.lang.Operator.AT_LEAST;
import static dev.ferry.glql.lang.Operator.AT_MOST;
import static dev.ferry.glql.lang.Operator.EQUALS;
import static dev.ferry.glql.lang.Operator.GREATER;
import static dev.ferry.glql.lang.Operator.IN;
import static dev.ferry.glql.lang.Operator.LESS;
import static dev.ferry.glql.lang.Operator.NOT_EQUALS;
import static dev.ferry.glql.schema.Accepts.a;
import static dev.ferry.glql.schema.ArgumentForm.CADENCE_ID;
import static dev.ferry.glql.schema.ArgumentForm.CAMEL;
import static dev.ferry.glql.schema.ArgumentForm.FOUND;
import static dev.ferry.glql.schema.ArgumentForm.LOWER;
import static dev.ferry.glql.schema.ArgumentForm.NAMED;
import static dev.ferry.glql.schema.ArgumentForm.SUBSCRIPTION;
import static dev.ferry.glql.schema.ArgumentNames.named;
import static dev.ferry.glql.schema.Kind.BOOLEAN;
import static dev.ferry.glql.schema.Kind.DATE;
import static dev.ferry.glql.schema.Kind.ENUM;
import static dev.ferry.glql.schema.Kind.EPIC;
import static dev.ferry.glql.schema.Kind.ITERATION;
import static dev.ferry.glql.schema.Kind.LABEL;
import static dev.ferry.glql.schema.Kind.LIST;
import static dev.ferry.glql.schema.Kind.MILESTONE;
import static dev.ferry.glql.schema.Kind.NULLABLE;
import static dev.ferry.glql.schema.Kind.NUMBER;
import static dev.ferry.glql.schema.Kind.STRING;
import static dev.ferry.glql.schema.Kind.STRING_ENUM;
import static dev.ferry.glql.schema.Kind.USERNAME;
import static dev.ferry.glql.schema.Kind.WORK_ITEM;
import static dev.ferry.glql.schema.SourceBuilder.scopes;

/** Issues and their kin, and merge requests. */
final class IssueSources {

    private IssueSources() {}

    static Accepts date() {
        return a(DATE, EQUALS, GREATER, AT_LEAST, LESS, AT_MOST);
    }

    static Accepts truth() {
        return a(BOOLEAN, EQUALS, NOT_EQUALS);
    }

    static Accepts equal(Kind kind) {
        return a(kind, EQUALS, NOT_EQUALS);
    }

    static SourceBuilder workItems() {
        return new SourceBuilder(
                        "WorkItems",
                        "work items",
                        Mode.STANDARD,
                        scopes("project or group", "project", "group"))
                .filter("id", named("iids"), a(NUMBER, EQUALS), a(LIST, IN).of(NUMBER))
                .filter(
                        "state",
                        named("state").as(LOWER),
                        a(ENUM, EQUALS).of("opened", "closed", "all"))
                .filter("status", named("status").as(NAMED), a(STRING, EQUALS))
                .filter(
                        "label",
                        named("labelName")
                                .anyOf("labelNames")
                                .withNullAsNone()
                                .as(ArgumentForm.LABEL),
                        equal(STRING),
                        a(LIST, EQUALS, NOT_EQUALS, IN).of(STRING, LABEL),
                        equal(NULLABLE),
                        equal(LABEL))
                .filter(
                        "epic",
                        named("parentIds").wildcard("parentWildcardId").withNullAsNone().as(FOUND),
                        equal(STRING),
                        equal(NUMBER),
                        equal(NULLABLE),
                        equal(EPIC),
                        a(LIST, IN, NOT_EQUALS).of(STRING, NUMBER, EPIC))
                .filter(
                        "parent",
                        named("parentIds").wildcard("parentWildcardId").as(FOUND),
                        equal(STRING),
                        equal(NUMBER),
                        equal(WORK_ITEM),
                        equal(EPIC),
                        a(LIST, IN, NOT_EQUALS).of(STRING, NUMBER, WORK_ITEM, EPIC))
                .filter("created", named("created"), date())
                .filter("updated", named("updated"), date())
                .filter(
                        "assignee",
                        named("assigneeUsernames")
                                .anyOf("assigneeUsernames")
                                .wildcard("assigneeWildcardId")
                                .withNullAsNone(),
                        equal(STRING),
                        equal(USERNAME),
                        a(LIST, EQUALS, NOT_EQUALS, IN).of(STRING, USERNAME),
                        equal(NULLABLE))
                .filter(
                        "author",
                        named("authorUsername").anyOf("authorUsernames"),
                        equal(STRING),
                        equal(USERNAME),
                        a(LIST, IN, NOT_EQUALS).of(STRING, USERNAME))
                .filter(
                        "milestone",
                        named("milestoneTitle").wildcard("milestoneWildcardId"),
                        equal(STRING),
                        a(LIST, IN, NOT_EQUALS).of(STRING, MILESTONE),
                        equal(NULLABLE),
                        equal(ENUM).of("upcoming", "started"),
                        equal(MILESTONE))
                .filter(
                        "weight",
                        named("weight").wildcard("weightWildcardId").withNullAsNone(),
                        equal(NUMBER),
                        equal(NULLABLE))
                .filter("confidential", named("confidential"), truth())
                .filter(
                        "health",
                        named("healthStatusFilter").as(CAMEL),
                        equal(STRING_ENUM).of("on track", "needs attention", "at risk"),
                        equal(NULLABLE))
                .filter("closed", named("closed"), date())
                .filter(
                        "iteration",
                        named("iterationId")
                                .wildcard("iterationWildcardId")
                                .as(ArgumentForm.NUMBER),
                        equal(STRING),
                        a(LIST, IN, NOT_EQUALS).of(STRING, NUMBER, ITERATION),
                        equal(NUMBER),
                        equal(NULLABLE),
                        equal(ENUM).of("current"),
                        equal(ITERATION))
                .filter(
                        "cadence",
                        named("iterationCadenceId").as(CADENCE_ID),
                        a(STRING, EQUALS),
                        a(LIST, IN).of(STRING, NUMBER),
                        a(NUMBER, EQUALS),
                        equal(NULLABLE))
                .filter("due", named("due"), date())
                .filter("includeSubgroups", named("includeDescendants"), truth())
                .filter("myReaction", named("myReactionEmoji"), equal(STRING))
                .filter("subscribed", named("subscribed").as(SUBSCRIPTION), truth())
                .filter(
                        "customField",
                        named("customField"),
                        a(STRING, EQUALS),
                        a(LIST, EQUALS).of(STRING))
                .columns(
                        "title",
                        "id, title, state, description, created, updated, closed, confidential,"
                                + " epic, parent, label, assignee, milestone, start, due, health,"
                                + " weight, iteration, progress, color, taskCompletionStatus,"
                                + " lastComment, timeEstimate, totalTimeSpent, status, author,"
                                + " project, type")
                .sorts(
                        "due",
                        "DUE_DATE",
                        "title",
                        "TITLE",
                        "popularity",
                        "POPULARITY",
                        "closed",
                        "CLOSED_AT",
                        "weight",
                        "WEIGHT",
                        "health",
                        "HEALTH_STATUS",
                        "milestone",
                        "MILESTONE_DUE",
                        "updated",
                        "UPDATED",
                        "created",
                        "CREATED",
                        "start",
                        "START_DATE");
    }

    static SourceBuilder mergeRequests() {
        return new SourceBuilder(
                        "MergeRequests",
                        "merge requests",
                        Mode.STANDARD,
                        scopes("project or group", "project", "group"))
                .filter("id", named("iids"), a(NUMBER, EQUALS), a(LIST, IN).of(NUMBER))
                .filter(
                        "label",
                        named("labelName").withNullAsNone().as(ArgumentForm.LABEL),
                        equal(STRING),
                        equal(LIST).of(STRING, LABEL),
                        equal(NULLABLE),
                        equal(LABEL))
                .filter("created", named("created"), date())
                .filter("updated", named("updated"), date())
                .filter("closed", named("closed"), date())
                .filter(
                        "assignee",
                        named("assigneeUsername")
                                .negated("assigneeUsernames")
                                .wildcard("assigneeWildcardId")
                                .withNullAsNone(),
                        equal(STRING),
                        equal(USERNAME),
                        equal(NULLABLE))
                .filter("author", named("authorUsername"), equal(STRING), equal(USERNAME))
                .filter(
                        "milestone",
                        named("milestoneTitle").wildcard("milestoneWildcardId"),
                        equal(STRING),
                        equal(NULLABLE),
                        equal(ENUM).of("upcoming", "started"),
                        equal(MILESTONE))
                .filter(
                        "reviewer",
                        named("reviewerUsername").wildcard("reviewerWildcardId"),
                        equal(STRING),
                        equal(USERNAME),
                        equal(NULLABLE))
                .filter(
                        "approver",
                        named("approvedBy").withNullAsNone().as(ArgumentForm.LABEL),
                        equal(STRING),
                        equal(USERNAME),
                        equal(NULLABLE),
                        equal(LIST).of(STRING, USERNAME))
                .filter("merger", named("mergedBy"), a(STRING, EQUALS), a(USERNAME, EQUALS))
                .filter(
                        "state",
                        named("state").as(LOWER),
                        a(ENUM, EQUALS).of("opened", "closed", "merged", "all"))
                .filter("merged", named("merged"), date())
                .filter("deployed", named("deployed"), date())
                .filter("draft", named("draft"), truth())
                .filter("environment", named("environmentName"), a(STRING, EQUALS))
                .filter("includeSubgroups", named("includeSubgroups"), truth())
                .filter(
                        "sourceBranch",
                        named("sourceBranches"),
                        equal(STRING),
                        a(LIST, IN, NOT_EQUALS).of(STRING))
                .filter(
                        "targetBranch",
                        named("targetBranches"),
                        equal(STRING),
                        a(LIST, IN, NOT_EQUALS).of(STRING))
                .filter("myReaction", named("myReactionEmoji"), equal(STRING))
                .filter("subscribed", named("subscribed").as(SUBSCRIPTION), truth())
                .columns(
                        "title",
                        "id, title, state, description, created, updated, closed, merged, draft,"
                                + " approved, subscribed, sourceBranch, targetBranch, timeEstimate,"
                                + " totalTimeSpent, lastComment, label, assignee, approver,"
                                + " reviewer, author, merger, milestone, project, sourceProject,"
                                + " targetProject")
                .sorts(
                        "merged",
                        "MERGED_AT",
                        "closed",
                        "CLOSED_AT",
                        "title",
                        "TITLE",
                        "popularity",
                        "POPULARITY",
                        "milestone",
                        "MILESTONE_DUE",
                        "updated",
                        "UPDATED",
                        "created",
                        "CREATED");
    }
}
