package dev.ferry.cli;

import dev.ferry.config.Configuration;
import dev.ferry.config.TrackerSettings;
import dev.ferry.server.FirstTry;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** What {@code ./ferry serve} says when it is up: where to look, and what to write where. */
record Welcome(Configuration settings, int port, String firstPage, FirstTry first) {

    Stream<String> lines() {
        return Stream.concat(
                Stream.of(
                        "Ferry is up: http://localhost:" + port + firstPage,
                        "Where every migration stands: http://localhost:" + port + "/"),
                settings.trackers().stream().flatMap(this::lines));
    }

    private Stream<String> lines(TrackerSettings tracker) {
        return switch (tracker) {
            case TrackerSettings.Embedded _ ->
                    first.suggestion().stream()
                            .map(s ->
                                    "Act as %s there (top right) and comment: %s"
                                            .formatted(first.who(), s.command()));
            case TrackerSettings.GitHub t -> forge("GitHub", "github", t.url(), t.projects());
            case TrackerSettings.GitLab t -> forge("GitLab", "gitlab", t.url(), t.projects());
        };
    }

    private Stream<String> forge(String name, String route, URI url, List<String> projects) {
        var team = settings.catalog().framework().name();
        return Stream.of(
                "It works in %s of %s (%s), and its webhooks go to %s/webhooks/%s"
                        .formatted(
                                String.join(", ", projects),
                                name,
                                url,
                                settings.publicUrl().toString().replaceFirst("/$", ""),
                                route),
                "Somebody of "
                        + team
                        + " begins with a comment in an issue there: /migrate plan"
                        + " <old> to <new>");
    }
}
