package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What GitLab says of the token that Ferry uses.
 *
 * @param scopes as GitLab calls them; Ferry needs {@code api}
 * @param expires the first day on which it no longer works; empty means never
 */
public record GitLabToken(
        String name, List<String> scopes, boolean active, Optional<LocalDate> expires) {

    public GitLabToken {
        scopes = List.copyOf(scopes);
    }

    /** Read past the library, which drops the scopes it does not know. */
    static GitLabToken of(JsonNode node) {
        return Library.reading(
                "token",
                () ->
                        new GitLabToken(
                                node.path("name").asText(),
                                node.path("scopes").valueStream().map(JsonNode::asText).toList(),
                                node.path("active").asBoolean(true)
                                        && !node.path("revoked").asBoolean(),
                                Answers.day(node.path("expires_at"))));
    }
}
