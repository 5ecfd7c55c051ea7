package dev.ferry.tracker.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.Account;
import dev.ferry.tracker.Fault;
import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.Transport;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A GitHub App: what it asks for, and what the accounts in which it is installed have granted. Its
 * key never expires.
 */
record AppRights(Transport road) implements Rights {

    private static final List<String> LEVELS = List.of("read", "write", "admin");

    private record Permission(String name, String level, String called, String without) {

        boolean in(JsonNode granted) {
            return LEVELS.indexOf(granted.path(name).asText()) >= LEVELS.indexOf(level);
        }
    }

    private static final List<Permission> NEEDED =
            List.of(
                    new Permission(
                            "issues",
                            "write",
                            "Repository permissions, Issues: Read and write",
                            "no issue can be written"),
                    new Permission(
                            "metadata",
                            "read",
                            "Repository permissions, Metadata: Read-only",
                            "no repository can be seen"),
                    new Permission(
                            "members",
                            "read",
                            "Organization permissions, Members: Read-only",
                            "nobody is seen in a team, so nobody may start a migration"));

    /** As GitHub takes them in a manifest, or as the query of its page for new Apps. */
    static Map<String, String> wanted() {
        var wanted = new LinkedHashMap<String, String>();
        NEEDED.forEach(p -> wanted.put(p.name(), p.level()));
        return wanted;
    }

    JsonNode app() {
        return road.send(HttpCall.get("/app")).json();
    }

    @Override
    public Account account() {
        var app = app();
        return new Account(
                app.path("slug").asText() + "[bot]",
                "GitHub App",
                Optional.empty(),
                NEEDED.stream()
                        .filter(p -> !p.in(app.path("permissions")))
                        .map(p -> asks(app, p))
                        .toList());
    }

    private static Fault asks(JsonNode app, Permission permission) {
        return Fault.breaks(
                "the App lacks the permission " + permission.name() + ": " + permission.level(),
                permission.without(),
                "choose \"%s\" at %s/permissions, then accept it in every installation"
                        .formatted(permission.called(), page(app)));
    }

    /** The settings page of the App. */
    static String page(JsonNode app) {
        var slug = app.path("slug").asText();
        var root = app.path("html_url").asText("https://github.com").replaceFirst("/apps/.*", "");
        var owner = app.path("owner");
        var ofOrganisation = owner.path("type").asText().equals("Organization");
        return root
                + (ofOrganisation ? "/organizations/" + owner.path("login").asText() : "")
                + "/settings/apps/"
                + slug;
    }

    @Override
    public List<Fault> faultsBefore(Repo repo) {
        return installation(repo.owner())
                .map(i -> faultsOf(i, repo.owner()))
                .orElseGet(() -> List.of(notInstalled(repo.owner())));
    }

    private Optional<JsonNode> installation(String account) {
        return road.items(HttpCall.get("/app/installations").withQuery("per_page", 100))
                .filter(i -> i.path("account").path("login").asText().equalsIgnoreCase(account))
                .findFirst();
    }

    /** Since when what happens in this repository concerns the App as it is allowed to now. */
    Optional<Instant> installedSince(Repo repo) {
        return installation(repo.owner())
                .map(i -> i.path("updated_at").asText(i.path("created_at").asText()))
                .map(at -> Library.reading("installations", () -> Instant.parse(at)));
    }

    private static List<Fault> faultsOf(JsonNode installation, String account) {
        var page = installation.path("html_url").asText();
        if (installation.hasNonNull("suspended_at")) {
            return List.of(
                    Fault.breaks(
                            "the installation in " + account + " is suspended",
                            "GitHub sends nothing of it and refuses every call",
                            "unsuspend it at " + page));
        }
        return NEEDED.stream()
                .filter(p -> !p.in(installation.path("permissions")))
                .map(p ->
                        Fault.breaks(
                                "the installation in %s has not granted %s: %s"
                                        .formatted(account, p.name(), p.level()),
                                p.without(),
                                "an owner accepts the App's new permissions at " + page))
                .toList();
    }

    /** What a repository says of permissions concerns people. */
    @Override
    public List<Fault> faultsIn(JsonNode repository) {
        return List.of();
    }

    private Fault notInstalled(String account) {
        return Fault.breaks(
                "the App is not installed in " + account,
                "GitHub refuses every call there",
                "install it at " + app().path("html_url").asText() + "/installations/new");
    }
}
