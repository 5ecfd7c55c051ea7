package dev.ferry.tracker.embedded.web;

import dev.ferry.tracker.Comment;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.Timebox;
import dev.ferry.tracker.User;
import dev.ferry.tracker.embedded.Member;
import dev.ferry.tracker.embedded.Reaction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The JSON of the API: one record for each shape. */
interface Views {

    /**
     * @param parent {@code 12} or {@code &5}; with its project where that is another one
     * @param reactions names of the signs on the description
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
            Optional<String> milestone,
            Optional<LocalDate> milestoneStart,
            Optional<LocalDate> milestoneDue,
            Optional<Object> parent,
            boolean confidential,
            String state,
            List<String> reactions,
            Instant createdAt,
            Instant updatedAt,
            String url) {

        static IssueView of(Issue issue, List<Reaction> reactions) {
            var project = issue.ref().project();
            var milestone = issue.details().milestone();
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
                    milestone.map(Timebox::title),
                    milestone.flatMap(Timebox::start),
                    milestone.flatMap(Timebox::due),
                    issue.parent().map(p -> parent(Names.relative(p, project))),
                    issue.confidential(),
                    state(issue),
                    names(reactions, CommentRef.description(issue.ref())),
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
            List<String> reactions,
            Instant createdAt,
            Instant updatedAt) {

        static CommentView of(Comment comment, List<Reaction> reactions) {
            return new CommentView(
                    comment.ref().id(),
                    comment.ref().issue().project(),
                    comment.ref().issue().number(),
                    comment.author().username(),
                    comment.body(),
                    comment.confidential(),
                    comment.edited(),
                    names(reactions, comment.ref()),
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

    private static List<String> names(List<Reaction> reactions, CommentRef on) {
        return reactions.stream().filter(r -> r.on().equals(on)).map(Reaction::name).toList();
    }
}
