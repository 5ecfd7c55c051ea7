package dev.ferry.tracker.embedded;

import dev.ferry.tracker.Comment;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.Role;
import dev.ferry.tracker.User;
import java.util.List;

/** Somebody with an account, and what they may see and do. */
public record Member(User user, List<String> teams, Role role) {

    public Member {
        teams = List.copyOf(teams);
    }

    /** Membership is inherited downwards: {@code acme} is in {@code acme/ai} too. */
    boolean memberOf(String group) {
        return teams.stream().anyMatch(t -> group.equals(t) || group.startsWith(t + "/"));
    }

    boolean sees(Issue issue) {
        return !issue.confidential()
                || role.atLeast(Role.REPORTER)
                || wrote(issue)
                || issue.assignees().contains(user);
    }

    boolean sees(Comment comment) {
        return !comment.confidential()
                || role.atLeast(Role.REPORTER)
                || comment.author().equals(user);
    }

    public boolean maySpeak() {
        return role.atLeast(Role.GUEST);
    }

    /** To open issues, and to say things that outsiders do not see. */
    public boolean mayReport() {
        return role.atLeast(Role.REPORTER);
    }

    public boolean mayEdit(Issue issue) {
        return role.atLeast(Role.REPORTER) || (maySpeak() && wrote(issue));
    }

    public boolean mayEdit(Comment comment) {
        return role.atLeast(Role.MAINTAINER) || (maySpeak() && comment.author().equals(user));
    }

    private boolean wrote(Issue issue) {
        return issue.author().equals(user);
    }
}
