package dev.ferry.tracker.embedded;

import dev.ferry.tracker.Role;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Who works in the tracker, and on what. The configuration is the truth: who is in it gets what it
 * says, who is no longer in it keeps their words and loses their rights.
 *
 * @param projects paths such as {@code acme/ai-features}; the first segment is the group of their
 *     epics
 */
public record Seed(List<Person> people, List<String> projects) {

    private static final Pattern PATH = Pattern.compile("[\\w.-]+(/[\\w.-]+)*");
    private static final Pattern USERNAME = Pattern.compile("[\\w.-]{1,64}");

    public Seed {
        people = List.copyOf(people);
        projects = List.copyOf(projects);
        for (var project : projects) {
            if (!PATH.matcher(project).matches()) {
                throw new IllegalArgumentException(
                        "project \"" + project + "\" is not a path such as acme/ai-features");
            }
        }
    }

    /** Where the epics of a project are kept. */
    public static String group(String project) {
        int slash = project.indexOf('/');
        return slash < 0 ? project : project.substring(0, slash);
    }

    /**
     * @param teams groups by the names that the configuration uses; a member of {@code acme} is one
     *     of {@code acme/ai} too
     * @param role in every project
     */
    public record Person(String username, String name, List<String> teams, Role role) {
        public Person {
            teams = List.copyOf(teams);
            if (!USERNAME.matcher(username).matches()) {
                throw new IllegalArgumentException(
                        "username \""
                                + username
                                + "\" may have letters, digits, '_', '.' and '-' only");
            }
        }
    }
}
