package dev.ferry.tracker.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.Account;
import dev.ferry.tracker.Fault;
import dev.ferry.tracker.http.HttpAnswer;
import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.Secret;
import dev.ferry.tracker.http.Transport;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A personal access token. Of a classic one GitHub tells the scopes, of a fine-grained one nothing:
 * there, what it may do shows in each repository.
 */
record TokenRights(Transport road, Secret token) implements Rights {

    private static final String FINE_GRAINED = "github_pat_";

    /** {@code 2026-12-20 10:00:00 UTC}, or an offset at the end. */
    private static final DateTimeFormatter EXPIRY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss [z][xx]", Locale.ROOT);

    private static final Set<String> ORGANISATIONS = Set.of("read:org", "write:org", "admin:org");

    @Override
    public Account account() {
        var answer = road.send(HttpCall.get("/user"));
        var scopes = scopes(answer);
        return new Account(
                answer.json().path("login").asText(),
                kind(scopes.isPresent()),
                expiry(answer),
                scopes.map(TokenRights::lacking).orElse(List.of()));
    }

    private String kind(boolean hasScopes) {
        if (token.reveal().startsWith(FINE_GRAINED)) {
            return "fine-grained token";
        }
        return hasScopes ? "classic token" : "personal access token";
    }

    private static Optional<Set<String>> scopes(HttpAnswer answer) {
        return answer.header("X-OAuth-Scopes")
                .map(header -> new HashSet<>(Arrays.asList(header.strip().split("\\s*,\\s*"))));
    }

    private static Optional<Instant> expiry(HttpAnswer answer) {
        return answer.header("GitHub-Authentication-Token-Expiration")
                .flatMap(text -> {
                    try {
                        return Optional.of(EXPIRY.parse(text.strip(), Instant::from));
                    } catch (DateTimeException _) {
                        return Optional.empty();
                    }
                });
    }

    private static List<Fault> lacking(Set<String> scopes) {
        var faults = new ArrayList<Fault>();
        if (!scopes.contains("repo") && !scopes.contains("public_repo")) {
            faults.add(
                    Fault.breaks(
                            "the token lacks the scope repo",
                            "no issue can be written",
                            "tick repo at https://github.com/settings/tokens (or on your server)"));
        }
        if (scopes.stream().noneMatch(ORGANISATIONS::contains)) {
            faults.add(
                    Fault.breaks(
                            "the token lacks the scope read:org",
                            "nobody is seen in a team, so nobody may start a migration",
                            "tick read:org at https://github.com/settings/tokens (or on your"
                                    + " server)"));
        }
        return faults;
    }

    @Override
    public List<Fault> faultsBefore(Repo repo) {
        return List.of();
    }

    /** Whoever may not triage has labels, assignees and milestones dropped without a word. */
    @Override
    public List<Fault> faultsIn(JsonNode repository) {
        var mine = repository.path("permissions");
        return mine.isMissingNode() || may(mine, "triage") || may(mine, "push")
                ? List.of()
                : List.of(
                        Fault.breaks(
                                "the token's owner may only read here",
                                "labels, assignees and milestones are dropped without a word",
                                "give them the role Triage or more, and a fine-grained token"
                                        + " Issues: read and write"));
    }

    private static boolean may(JsonNode permissions, String what) {
        return permissions.path(what).asBoolean();
    }
}
