package dev.ferry.tracker.gitlab;

import dev.ferry.tracker.http.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which GitLab, and as whom.
 *
 * @param url where people open it, the folder it is installed in included: {@code
 *     https://gitlab.com}, {@code https://HOST/gitlab}
 * @param projects those that Ferry works in, by path; the first one is asked what this GitLab can
 *     do
 * @param group where epics go; usual: the first project's
 * @param token of a person, project, group or service account, with the scope {@code api}
 * @param connectWithin to reach the server
 * @param answerWithin for one whole answer
 * @param authorities a PEM file with certificate authorities to trust besides the usual ones
 */
public record GitLabSettings(
        URI url,
        List<String> projects,
        Optional<String> group,
        Secret token,
        Duration connectWithin,
        Duration answerWithin,
        Optional<Path> authorities) {

    public GitLabSettings {
        var text = url.toString();
        url = text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
        projects = List.copyOf(projects);
        for (var project : projects) {
            if (!Place.PROJECT.matcher(project).matches()) {
                throw new IllegalArgumentException(
                        "not a project: \"" + project + "\"; expected e.g. acme/ai-features");
            }
        }
        group.ifPresent(Place::group);
    }

    /** With the usual time limits of ten seconds. */
    public static GitLabSettings of(URI url, List<String> projects, Secret token) {
        return new GitLabSettings(
                url,
                projects,
                Optional.empty(),
                token,
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Optional.empty());
    }

    Place home() {
        return Place.project(projects.getFirst());
    }

    /** Where the epics of these projects are. */
    Place epicHome() {
        return Place.group(group.orElseGet(() -> home().parent()));
    }

    URI api() {
        return URI.create(url + "/api/v4");
    }

    String graphQl() {
        return url + "/api/graphql";
    }
}
