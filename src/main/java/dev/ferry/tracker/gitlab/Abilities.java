package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this GitLab can do, by version and licence. Nobody configures it: it is asked, and again
 * after a while, because licences end.
 */
final class Abilities {

    private static final Logger LOG = LoggerFactory.getLogger(Abilities.class);
    private static final Duration FRESH = Duration.ofHours(1);

    private static final String QUESTION =
            """
            query($group: ID!, $project: ID!) {
              namespace(fullPath: $group) {
                workItemTypes(name: EPIC) {
                  nodes {
                    id
                    widgetDefinitions {
                      ... on WorkItemWidgetDefinitionHierarchy {
                        allowedChildTypes { nodes { name } }
                      }
                    }
                  }
                }
              }
              project(fullPath: $project) {
                workItemTypes(name: ISSUE) {
                  nodes {
                    widgetDefinitions {
                      ... on WorkItemWidgetDefinitionAssignees { allowsMultipleAssignees }
                    }
                  }
                }
              }
            }
            """;

    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4}).*");

    /** Since this version, views in GitLab's query language are shown live everywhere. */
    private static final int GLQL_MAJOR = 18;

    private static final int GLQL_MINOR = 3;

    /** What GitLab's older interface for epics says about itself. */
    private enum Rest {
        THERE,
        /** Epics need a licence that this group has not. */
        UNLICENSED,
        ABSENT
    }

    /**
     * @param nested whether an epic may have a parent epic
     */
    record Found(Optional<Epics> epics, boolean nested, boolean manyAssignees, boolean liveGlql) {}

    private record Finding(Found found, Instant at) {}

    private final GitLab gitlab;
    private final Labels labels;
    private final Place project;
    private final Place group;
    private final InstantSource clock;
    private volatile Optional<Finding> finding = Optional.empty();

    /**
     * @param project asked for what issues can do
     * @param group asked for what epics can do
     */
    Abilities(GitLab gitlab, Labels labels, Place project, Place group, InstantSource clock) {
        this.gitlab = gitlab;
        this.labels = labels;
        this.project = project;
        this.group = group;
        this.clock = clock;
    }

    Found found() {
        var now = clock.instant();
        var known = finding.filter(f -> f.at().plus(FRESH).isAfter(now));
        if (known.isPresent()) {
            return known.get().found();
        }
        synchronized (this) {
            return finding.filter(f -> f.at().plus(FRESH).isAfter(now))
                    .orElseGet(() -> look(now))
                    .found();
        }
    }

    private Finding look(Instant now) {
        var types = types();
        var rest = rest();
        var epic = types.path("namespace").path("workItemTypes").path("nodes").path(0);
        var found =
                new Found(
                        epics(epic, rest),
                        epic.findValuesAsText("name").contains("Epic"),
                        manyAssignees(types.path("project"), rest),
                        liveGlql());
        LOG.info(
                "gitlab: {} keeps {}{}; {} an issue",
                group.path(),
                switch (found.epics().orElse(null)) {
                    case null -> "no epics";
                    case WorkItems w -> "epics as work items";
                    case RestEpics r -> "epics";
                },
                found.nested() ? " below epics" : "",
                found.manyAssignees() ? "several assignees" : "one assignee");
        var seen = new Finding(found, now);
        finding = Optional.of(seen);
        return seen;
    }

    private Optional<Epics> epics(JsonNode type, Rest rest) {
        if (rest == Rest.UNLICENSED) {
            return Optional.empty();
        }
        if (type.hasNonNull("id")) {
            return Optional.of(
                    new WorkItems(
                            gitlab, labels, type.path("id").asText(), new ConcurrentHashMap<>()));
        }
        return rest == Rest.THERE ? Optional.of(new RestEpics(gitlab)) : Optional.empty();
    }

    /** Epics and several assignees come with the same licence. */
    private static boolean manyAssignees(JsonNode project, Rest rest) {
        var told = project.findValue("allowsMultipleAssignees");
        return told == null ? rest == Rest.THERE : told.asBoolean();
    }

    /** An older GitLab does not know the question; then nothing is a work item there. */
    private JsonNode types() {
        try {
            return gitlab.graphQl()
                    .ask(QUESTION, Map.of("group", group.path(), "project", project.path()));
        } catch (TrackerException e) {
            if (e.worthRepeating()) {
                throw e;
            }
            LOG.info("gitlab: no work items here: {}", e.getMessage());
            return MissingNode.getInstance();
        }
    }

    private Rest rest() {
        try {
            return gitlab.road().find(group.get("/epics").withQuery("per_page", 1)).isPresent()
                    ? Rest.THERE
                    : Rest.ABSENT;
        } catch (TrackerException e) {
            if (e.kind() != Kind.FORBIDDEN) {
                throw e;
            }
            // With a bad token everything is forbidden, and that says nothing about the licence.
            gitlab.road().send(project.get(""));
            return Rest.UNLICENSED;
        }
    }

    private boolean liveGlql() {
        var version =
                Library.finding(
                        "metadata", () -> gitlab.library().api().getMetadataApi().getMetadata());
        return version.map(m -> VERSION.matcher(String.valueOf(m.getVersion())))
                .filter(m -> m.matches())
                .map(m -> {
                    int major = Integer.parseInt(m.group(1));
                    int minor = Integer.parseInt(m.group(2));
                    return major > GLQL_MAJOR || (major == GLQL_MAJOR && minor >= GLQL_MINOR);
                })
                .orElse(false);
    }
}
