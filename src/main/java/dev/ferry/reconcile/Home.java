package dev.ferry.reconcile;

import dev.ferry.tracker.IssueRef;
import java.util.Optional;

/**
 * Where a tracker's migrations stand.
 *
 * @param project of main issues
 * @param group of epics
 * @param initiative the epic or issue that they all belong to
 */
public record Home(String project, String group, Optional<IssueRef> initiative) {

    /** With the group in which the project is. */
    public static Home in(String project) {
        int slash = project.lastIndexOf('/');
        return new Home(
                project, slash < 0 ? project : project.substring(0, slash), Optional.empty());
    }

    public Home withGroup(String value) {
        return new Home(project, value, initiative);
    }

    public Home under(IssueRef value) {
        return new Home(project, group, Optional.of(value));
    }
}
