package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.Comment;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.User;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.gitlab4j.api.models.AbstractUser;
import org.gitlab4j.api.models.Epic;
import org.gitlab4j.api.models.Note;
import org.gitlab4j.models.Constants.IssueState;
import org.gitlab4j.models.utils.JacksonJson;
import org.jspecify.annotations.Nullable;

/**
 * Reads GitLab's answers as the port's values, by the library's models. Dates without a time are
 * read past them: the library makes instants of those.
 *
 * @param tracker the name in refs
 */
record Answers(String tracker) {

    /** {@code https://HOST/groups/GROUP/-/epics/5}, or {@code work_items} for the newer kind. */
    private static final Pattern EPIC =
            Pattern.compile("/groups/([^?#]+?)/-/(?:epics|work_items)/(\\d{1,18})$");

    private static final JacksonJson MODELS = new JacksonJson();

    Issue issue(JsonNode node, Place project) {
        return Library.reading(
                project.path() + " issue",
                () -> {
                    var issue = MODELS.unmarshal(org.gitlab4j.api.models.Issue.class, node);
                    return new Issue(
                            IssueRef.issue(tracker, project.path(), known(issue.getIid())),
                            known(issue.getTitle()),
                            text(issue.getDescription()),
                            user(issue.getAuthor()),
                            issue.getAssignees() == null
                                    ? List.of()
                                    : issue.getAssignees().stream().map(Answers::user).toList(),
                            new HashSet<>(known(issue.getLabels())),
                            day(node.path("due_date")),
                            epicAt(node.path("epic").path("url").asText()),
                            Boolean.TRUE.equals(issue.getConfidential()),
                            issue.getState() != IssueState.CLOSED,
                            known(issue.getCreatedAt()).toInstant(),
                            known(issue.getUpdatedAt()).toInstant(),
                            URI.create(known(issue.getWebUrl())),
                            IssueDetails.of(node));
                });
    }

    /** An epic as the older of the two interfaces tells it. */
    Issue epic(JsonNode node, Place group, Optional<IssueRef> parent) {
        return Library.reading(
                group.path() + " epic",
                () -> {
                    var epic = MODELS.unmarshal(Epic.class, node);
                    return new Issue(
                            IssueRef.epic(tracker, group.path(), known(epic.getIid())),
                            known(epic.getTitle()),
                            text(epic.getDescription()),
                            user(epic.getAuthor()),
                            List.of(),
                            new HashSet<>(known(epic.getLabels())),
                            day(node.path("due_date")),
                            parent,
                            node.path("confidential").asBoolean(),
                            !node.path("state").asText().equals("closed"),
                            known(epic.getCreatedAt()).toInstant(),
                            known(epic.getUpdatedAt()).toInstant(),
                            URI.create(known(epic.getWebUrl())),
                            IssueDetails.ofEpic(node));
                });
    }

    /** The epic whose page this is. */
    Optional<IssueRef> epicAt(String address) {
        var m = EPIC.matcher(address);
        return m.find()
                ? Optional.of(IssueRef.epic(tracker, m.group(1), Long.parseLong(m.group(2))))
                : Optional.empty();
    }

    static Note note(JsonNode node) {
        return Library.reading("note", () -> MODELS.unmarshal(Note.class, node));
    }

    static Comment comment(Note note, IssueRef issue) {
        return Library.reading(
                issue + " note",
                () ->
                        new Comment(
                                new CommentRef(issue, known(note.getId())),
                                user(note.getAuthor()),
                                text(note.getBody()),
                                Boolean.TRUE.equals(note.getInternal()),
                                known(note.getCreatedAt()).toInstant(),
                                known(note.getUpdatedAt()).toInstant(),
                                Optional.empty()));
    }

    /** Whatever changed the issue last may have been its text. {@link Editors} know more. */
    static Comment description(Issue issue) {
        return new Comment(
                CommentRef.description(issue.ref()),
                issue.author(),
                issue.body(),
                false,
                issue.createdAt(),
                issue.updatedAt(),
                Optional.empty());
    }

    /** An answer to a write that cannot be read leaves open what was written. */
    static <T> T kept(Supplier<T> answer) {
        try {
            return answer.get();
        } catch (TrackerException e) {
            throw new TrackerException(Kind.OUTCOME_UNKNOWN, e.getMessage(), e);
        }
    }

    static User user(@Nullable AbstractUser<?> user) {
        var there = Objects.requireNonNull(user, "no user where one must be");
        return new User(
                Objects.requireNonNull(there.getId(), "a user without an id"),
                Objects.requireNonNull(there.getUsername(), "a user without a name"),
                text(there.getName()));
    }

    static Optional<LocalDate> day(JsonNode node) {
        return node.isTextual() ? Optional.of(LocalDate.parse(node.asText())) : Optional.empty();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> T known(@Nullable T value) throws IOException {
        if (value == null) {
            throw new IOException("the answer lacks what every issue and note has");
        }
        return value;
    }
}
