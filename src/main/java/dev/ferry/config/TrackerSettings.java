package dev.ferry.config;

import dev.ferry.tracker.Role;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One tracker that Ferry works in. The home project is among the projects. */
public sealed interface TrackerSettings {

    List<String> projects();

    /** Where main issues and epics go. */
    String homeProject();

    /**
     * @param file its database
     */
    record Embedded(List<String> projects, String homeProject, Path file, List<Person> people)
            implements TrackerSettings {}

    /**
     * @param group of the epics; usual: the home project's
     * @param initiativeEpic under which main issues and epics go, as {@code group&12}
     * @param certificateAuthorities a PEM file with authorities to trust besides the usual ones
     */
    record GitLab(
            URI url,
            List<String> projects,
            String homeProject,
            Optional<String> group,
            Optional<String> initiativeEpic,
            Optional<Path> certificateAuthorities)
            implements TrackerSettings {}

    /**
     * @param url of the API: {@code https://HOST/api/v3} for a GitHub Enterprise Server
     * @param initiativeIssue under which main issues go, as {@code owner/name#12}
     * @param parentType of main issues, where the organisation has issue types
     * @param featureType of the features' issues, where the organisation has issue types
     * @param certificateAuthorities a PEM file with authorities to trust besides the usual ones
     */
    record GitHub(
            URI url,
            List<String> projects,
            String homeProject,
            Optional<String> initiativeIssue,
            String parentType,
            String featureType,
            Optional<Path> certificateAuthorities)
            implements TrackerSettings {

        public static final String PARENT_TYPE = "Epic";
        public static final String FEATURE_TYPE = "Task";
    }

    /**
     * Somebody with an account in the embedded tracker.
     *
     * @param groups of their teams, as {@code Tracker.memberOf} takes them
     */
    record Person(String username, String name, List<String> groups, Role role) {}
}
