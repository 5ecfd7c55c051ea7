package dev.ferry.tracker.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.User;
import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.HttpCall.Nature;
import dev.ferry.tracker.http.Json;
import dev.ferry.tracker.http.Transport;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who changed a text last, and when. REST does not tell, and for commands it matters: whoever may
 * edit other people's words could otherwise speak with their rights. GraphQL tells; where there is
 * none, nothing is known.
 */
final class Editors {

    /**
     * The latest edit of a text.
     *
     * @param at empty when it was never edited
     */
    record Edit(Optional<Instant> at, Optional<User> by) {}

    private static final Logger LOG = LoggerFactory.getLogger(Editors.class);

    private static final String QUERY =
            """
            query($ids: [ID!]!) {
              nodes(ids: $ids) {
                id
                ... on Comment {
                  lastEditedAt
                  editor { login ... on User { databaseId } ... on Bot { databaseId } }
                }
              }
            }
            """;

    /** What one query may name. */
    private static final int MOST = 100;

    private static final Duration UNTIL_ASKED_AGAIN = Duration.ofHours(1);

    private final Transport road;
    private final String address;
    private final InstantSource clock;
    private volatile Instant absentUntil = Instant.MIN;

    Editors(Transport road, URI api, InstantSource clock) {
        this.road = road;
        this.address = api.toString().replaceFirst("(/api)/v3$", "$1") + "/graphql";
        this.clock = clock;
    }

    /**
     * The edits of texts that are known, by node id.
     *
     * @param account whose access is used
     */
    Map<String, Edit> of(Collection<String> nodeIds, String account) {
        var edits = new HashMap<String, Edit>();
        var ids = new ArrayList<>(nodeIds);
        for (int i = 0; i < ids.size(); i += MOST) {
            ask(ids.subList(i, Math.min(i + MOST, ids.size())), account)
                    .ifPresent(nodes ->
                            nodes.forEach(node -> edits.put(node.path("id").asText(), edit(node))));
        }
        return edits;
    }

    private Optional<JsonNode> ask(List<String> ids, String account) {
        if (clock.instant().isBefore(absentUntil)) {
            return Optional.empty();
        }
        var body = Json.text(Map.of("query", QUERY, "variables", Map.of("ids", ids)));
        try {
            var call = HttpCall.post(address, body).as(Nature.READ).onBehalfOf(account);
            return Optional.of(road.send(call).json().path("data").path("nodes"));
        } catch (TrackerException e) {
            if (e.worthRepeating()) {
                throw e;
            }
            LOG.info("nobody tells who edited comments: {}", e.getMessage());
            absentUntil = clock.instant().plus(UNTIL_ASKED_AGAIN);
            return Optional.empty();
        }
    }

    private static Edit edit(JsonNode node) {
        return Library.reading(
                "edits",
                () ->
                        new Edit(
                                node.hasNonNull("lastEditedAt")
                                        ? Optional.of(
                                                Instant.parse(node.get("lastEditedAt").asText()))
                                        : Optional.empty(),
                                editor(node.path("editor"))));
    }

    /** By the id only: GraphQL calls a bot by its bare name, to which REST adds what it is. */
    private static Optional<User> editor(JsonNode node) {
        var login = node.path("login").asText();
        return node.hasNonNull("databaseId")
                ? Optional.of(new User(node.get("databaseId").asLong(), login, login))
                : Optional.empty();
    }
}
