package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.Account;
import dev.ferry.tracker.Fault;
import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.Transport;
import java.time.ZoneOffset;
import java.util.List;

/** What GitLab says of our token, and of the role that its user has. */
record TokenRights(Transport road) {

    private static final int REPORTER = 20;
    private static final String TOKENS = "the access tokens page of its user, project or group";

    Account account() {
        var user = road.send(HttpCall.get("/user")).json();
        var token = GitLabToken.of(road.send(HttpCall.get("/personal_access_tokens/self")).json());
        return new Account(
                user.path("username").asText(),
                kind(user),
                token.expires().map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant()),
                faults(token));
    }

    /** GitLab makes a bot for each token of a project or group. */
    private static String kind(JsonNode user) {
        var username = user.path("username").asText();
        if (username.matches("project_\\d+_bot.*")) {
            return "project access token";
        }
        if (username.matches("group_\\d+_bot.*")) {
            return "group access token";
        }
        return username.startsWith("service_account_")
                ? "token of a service account"
                : "personal access token";
    }

    private static List<Fault> faults(GitLabToken token) {
        if (!token.active()) {
            return List.of(
                    Fault.breaks(
                            "the token is no longer active",
                            "Ferry can do nothing",
                            "make a new one on " + TOKENS));
        }
        if (token.scopes().contains("granular")) {
            return List.of(
                    Fault.worries(
                            "the token has fine-grained rights",
                            "GitLab does not tell which, so a missing one shows when it is needed",
                            "make one with the scope api on " + TOKENS));
        }
        return token.scopes().contains("api")
                ? List.of()
                : List.of(
                        Fault.breaks(
                                "the token lacks the scope api",
                                "no issue can be written",
                                "make one with the scope api on " + TOKENS));
    }

    /**
     * Whoever is less than Reporter has labels, assignees and dates dropped without a word.
     *
     * @param permissions of a project, as it shows to us
     */
    static List<Fault> faultsOf(JsonNode permissions) {
        if (permissions.isMissingNode()) {
            return List.of();
        }
        int level =
                Math.max(
                        permissions.path("project_access").path("access_level").asInt(),
                        permissions.path("group_access").path("access_level").asInt());
        return level >= REPORTER
                ? List.of()
                : List.of(
                        Fault.breaks(
                                "the token's user is less than Reporter here",
                                "labels, assignees and dates are dropped without a word",
                                "give it the role Developer, which reads feature flags too"));
    }
}
