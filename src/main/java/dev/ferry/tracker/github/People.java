package dev.ferry.tracker.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.Role;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.User;
import dev.ferry.tracker.http.HttpAnswer;
import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.Recent;
import dev.ferry.tracker.http.Transport;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who people are and what they may do, asked of GitHub at that moment. */
final class People {

    private static final Logger LOG = LoggerFactory.getLogger(People.class);
    private static final int MOST_ASSIGNEES = 10;

    private final Transport road;
    private final Answers answers;
    private final String home;
    private final Recent<Long, Optional<User>> numbered;

    /**
     * @param home the account whose access is used for questions that concern no account
     */
    People(Transport road, Answers answers, String home, InstantSource clock) {
        this.road = road;
        this.answers = answers;
        this.home = home;
        this.numbered = new Recent<>(Duration.ofSeconds(10), clock);
    }

    Optional<User> named(String login) {
        return found("/users/" + HttpCall.escape(login));
    }

    /** The account as it is called now, which may not be how it was called when last seen. */
    Optional<User> numbered(long id) {
        return numbered.get(id, () -> current(id));
    }

    private Optional<User> current(long id) {
        return answers.logins()
                .of(id)
                .flatMap(this::named)
                .filter(u -> u.id() == id)
                .or(() -> found("/user/" + id))
                .filter(u -> u.id() == id);
    }

    private Optional<User> found(String path) {
        return road.find(HttpCall.get(path).onBehalfOf(home))
                .map(HttpAnswer::json)
                .map(answers::user);
    }

    /**
     * What we may not see proves no membership.
     *
     * @param group {@code organisation}, or {@code organisation/team}
     */
    boolean memberOf(long id, String group) {
        var org = Repo.owner(group);
        var team = group.substring(org.length()).replaceFirst("^/", "");
        try {
            return numbered(id)
                    .filter(u -> team.isEmpty() ? isIn(org, u) : isIn(org, team, u))
                    .isPresent();
        } catch (TrackerException e) {
            if (e.kind() != Kind.FORBIDDEN) {
                throw e;
            }
            LOG.warn("nobody counts as a member of {}: {}", group, e.getMessage());
            return false;
        }
    }

    private boolean isIn(String org, User user) {
        var path = "/orgs/%s/members/%s";
        return road.find(call(org, path, org, user.username())).isPresent();
    }

    /** Somebody who is invited and has not accepted is no member yet. */
    private boolean isIn(String org, String team, User user) {
        var path = "/orgs/%s/teams/%s/memberships/%s";
        return road.find(call(org, path, org, team, user.username()))
                .filter(answer -> answer.json().path("state").asText().equals("active"))
                .isPresent();
    }

    private static HttpCall call(String account, String path, String... segments) {
        var escaped = Stream.of(segments).map(HttpCall::escape).toArray();
        return HttpCall.get(path.formatted(escaped)).onBehalfOf(account);
    }

    Role role(long id, Repo repo) {
        return numbered(id)
                .flatMap(u ->
                        road.find(
                                repo.get(
                                        "/collaborators/"
                                                + HttpCall.escape(u.username())
                                                + "/permission")))
                .map(HttpAnswer::json)
                .filter(p -> p.path("user").path("id").asLong(id) == id)
                .map(People::role)
                .orElse(Role.NONE);
    }

    /** A role that an organisation made for itself is read as what it is built on. */
    private static Role role(JsonNode permission) {
        return named(permission, "role_name")
                .or(() -> named(permission, "permission"))
                .orElse(Role.NONE);
    }

    private static Optional<Role> named(JsonNode permission, String field) {
        return switch (permission.path(field).asText()) {
            case "admin" -> Optional.of(Role.OWNER);
            case "maintain" -> Optional.of(Role.MAINTAINER);
            case "write" -> Optional.of(Role.DEVELOPER);
            case "triage" -> Optional.of(Role.REPORTER);
            case "read" -> Optional.of(Role.GUEST);
            default -> Optional.empty();
        };
    }

    /**
     * Writes with all these assignees, or with those of them that GitHub takes: one who cannot be
     * assigned, because they left for instance, makes it refuse the whole issue.
     */
    <T> T assigning(Repo repo, List<User> wanted, Function<List<String>, T> write) {
        var logins = wanted.stream().map(User::username).limit(MOST_ASSIGNEES).toList();
        try {
            return write.apply(logins);
        } catch (TrackerException e) {
            if (e.kind() != Kind.REJECTED) {
                throw e;
            }
            var left = logins.stream().filter(who -> assignable(repo, who)).toList();
            if (left.size() == logins.size()) {
                throw e;
            }
            return write.apply(left);
        }
    }

    private boolean assignable(Repo repo, String login) {
        var can = road.find(repo.get("/assignees/" + HttpCall.escape(login))).isPresent();
        if (!can) {
            LOG.info("github: {} cannot be assigned in {}", login, repo.project());
        }
        return can;
    }
}
