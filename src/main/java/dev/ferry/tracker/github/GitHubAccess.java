package dev.ferry.tracker.github;

import dev.ferry.tracker.http.Secret;

/** Who Ferry is at GitHub. */
public sealed interface GitHubAccess {

    /** A personal access token: Ferry writes as the person who made it. */
    record PersonalToken(Secret token) implements GitHubAccess {}

    /**
     * A GitHub App: Ferry writes as {@code slug[bot]}, wherever the App is installed.
     *
     * @param id the App's id or client id
     */
    record App(String id, AppKey key) implements GitHubAccess {}
}
