package dev.ferry.tracker.embedded.web;

import dev.ferry.tracker.Comment;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.User;
import dev.ferry.tracker.embedded.Member;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The JSON of the API: one record for each shape. */
interface Views {

    /**
     * @param parent {@code 12} or {@code &5}; with its project where that is another one
     */
    record IssueView(
            String project,
            long number,
            boolean epic,
            String title,
            String description,
            String author,
            List<String> assignees,
            List<String> labels,
            Optional<LocalDate> due,
            Optional<Object> parent,
            boolean confidential,
            String state,
            Instant createdAt,
            Instant updatedAt,
            String url) {

        static IssueView of(Issue issue) {
            var project = issue.ref().project();
            return new IssueView(
                    project,
                    issue.ref().number(),
                    issue.ref().epic(),
                    issue.title(),
                    issue.body(),
                    issue.author().username(),
                    issue.assignees().stream().map(User::username).toList(),
                    issue.labels().stream().sorted().toList(),
                    issue.due(),
                    issue.parent().map(p -> parent(Names.relative(p, project))),
                    issue.confidential(),
                    state(issue),
                    issue.createdAt(),
                    issue.updatedAt(),
                    issue.url().toString());
        }

        static String state(Issue issue) {
            return issue.open() ? "open" : "closed";
        }

        private static Object parent(String name) {
            return name.startsWith("#") ? Long.valueOf(name.substring(1)) : name;
        }
    }

    /**
     * @param internal hidden from guests
     */
    record CommentView(
            long id,
            String project,
            long issue,
            String author,
            String body,
            boolean internal,
            boolean edited,
            Instant createdAt,
            Instant updatedAt) {

        static CommentView of(Comment comment) {
            return new CommentView(
                    comment.ref().id(),
                    comment.ref().issue().project(),
                    comment.ref().issue().number(),
                    comment.author().username(),
                    comment.body(),
                    comment.confidential(),
                    comment.edited(),
                    comment.createdAt(),
                    comment.updatedAt());
        }
    }

    record UserView(long id, String username, String name, List<String> teams, String role) {

        static UserView of(Member member) {
            var user = member.user();
            return new UserView(
                    user.id(),
                    user.username(),
                    user.name(),
                    member.teams(),
                    member.role().name().toLowerCase(Locale.ROOT));
        }
    }

    record Problem(String error) {}
}
