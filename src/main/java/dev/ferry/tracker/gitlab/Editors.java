package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.Comment;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.User;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who changed a text last, and when. REST does not tell, and for commands it matters: a maintainer
 * may edit anybody's note, and could otherwise speak with their rights. GraphQL tells; where it
 * cannot, nothing is known.
 */
final class Editors {

    private static final Logger LOG = LoggerFactory.getLogger(Editors.class);

    /** What one question may name, by what GitLab lets one question cost. */
    private static final int MOST = 20;

    private static final Duration UNTIL_ASKED_AGAIN = Duration.ofHours(1);

    /** The latest edit of a text; empty when it was never edited. */
    record Edit(Optional<Instant> at, Optional<User> by) {

        /** The comment, with what is known of its latest edit. */
        Comment of(Comment comment) {
            return new Comment(
                    comment.ref(),
                    comment.author(),
                    comment.body(),
                    comment.confidential(),
                    comment.createdAt(),
                    at.orElse(comment.createdAt()),
                    by);
        }
    }

    private final GraphQl graphQl;
    private final InstantSource clock;
    private volatile Instant absentUntil = Instant.MIN;

    Editors(GraphQl graphQl, InstantSource clock) {
        this.graphQl = graphQl;
        this.clock = clock;
    }

    /** The edits of notes, by their numbers, as far as they are known. */
    Map<Long, Edit> ofNotes(List<Long> notes) {
        var edits = new HashMap<Long, Edit>();
        for (int i = 0; i < notes.size(); i += MOST) {
            edits.putAll(ask(notes.subList(i, Math.min(i + MOST, notes.size()))));
        }
        return edits;
    }

    private Map<Long, Edit> ask(List<Long> notes) {
        var question =
                notes.stream()
                        .map(n ->
                                "n%d: note(id: \"%s\") { lastEditedAt lastEditedBy { id username name } }"
                                        .formatted(n, GraphQl.id("Note", n)))
                        .collect(Collectors.joining("\n  ", "{\n  ", "\n}"));
        return answer(question, Map.of())
                .map(data -> {
                    var found = new HashMap<Long, Edit>();
                    for (var note : notes) {
                        edit(data.path("n" + note)).ifPresent(e -> found.put(note, e));
                    }
                    return found;
                })
                .orElseGet(HashMap::new);
    }

    /**
     * The latest edit of an issue's description.
     *
     * @param id the number in the whole of GitLab
     */
    Optional<Edit> ofDescription(long id) {
        var question =
                """
                query($id: WorkItemID!) {
                  workItem(id: $id) {
                    widgets {
                      ... on WorkItemWidgetDescription {
                        lastEditedAt
                        lastEditedBy { id username name }
                      }
                    }
                  }
                }
                """;
        return answer(question, Map.of("id", GraphQl.id("WorkItem", id)))
                .flatMap(data -> {
                    var widgets = new ArrayList<JsonNode>();
                    data.path("workItem").path("widgets").forEach(widgets::add);
                    return widgets.stream()
                            .filter(w -> w.has("lastEditedAt"))
                            .findFirst()
                            .flatMap(Editors::edit);
                });
    }

    private Optional<JsonNode> answer(String question, Map<String, ?> variables) {
        if (clock.instant().isBefore(absentUntil)) {
            return Optional.empty();
        }
        try {
            return Optional.of(graphQl.ask(question, variables));
        } catch (TrackerException e) {
            if (e.worthRepeating()) {
                throw e;
            }
            LOG.info("nobody tells who edited comments: {}", e.getMessage());
            absentUntil = clock.instant().plus(UNTIL_ASKED_AGAIN);
            return Optional.empty();
        }
    }

    private static Optional<Edit> edit(JsonNode node) {
        if (!node.has("lastEditedAt")) {
            return Optional.empty();
        }
        return Library.reading(
                "edits",
                () ->
                        Optional.of(
                                new Edit(
                                        node.hasNonNull("lastEditedAt")
                                                ? Optional.of(
                                                        Instant.parse(
                                                                node.get("lastEditedAt").asText()))
                                                : Optional.empty(),
                                        WorkItems.user(node.path("lastEditedBy")))));
    }
}
