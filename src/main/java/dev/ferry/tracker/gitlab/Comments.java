package dev.ferry.tracker.gitlab;

import dev.ferry.tracker.Comment;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.User;
import dev.ferry.tracker.http.HttpAnswer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gitlab4j.api.GitLabApiException;
import org.gitlab4j.api.models.Note;

/**
 * What people said, and who changed it afterwards. GitLab calls it notes, and notes much besides.
 */
record Comments(GitLab gitlab, Reading issues, Editors editors) {

    private static final Comparator<Comment> OLDEST_FIRST =
            Comparator.comparing(Comment::createdAt).thenComparing(c -> c.ref().id());

    /** Our own words are ours whoever polished them: nobody is asked about those. */
    List<Comment> of(IssueRef issue, User self) {
        var place = Place.of(issue);
        var list =
                place.list(talk(issue) + "/notes")
                        .withQuery("activity_filter", "only_comments")
                        .withQuery("order_by", "created_at")
                        .withQuery("sort", "asc");
        var comments =
                gitlab.road()
                        .items(list)
                        .map(Answers::note)
                        .filter(Comments::isComment)
                        .map(note -> Answers.comment(note, issue))
                        .sorted(OLDEST_FIRST)
                        .toList();
        var doubtful =
                comments.stream().filter(c -> isDoubtful(c, self)).map(c -> c.ref().id()).toList();
        var edits = editors.ofNotes(doubtful);
        return comments.stream().map(c -> edited(c, edits)).toList();
    }

    Optional<Comment> find(CommentRef ref, User self) {
        return ref.isDescription() ? description(ref.issue(), self) : note(ref, self);
    }

    private Optional<Comment> note(CommentRef ref, User self) {
        var issue = ref.issue();
        var place = talk(issue) + "/notes/" + ref.id();
        return gitlab.road()
                .find(Place.of(issue).get(place))
                .map(answer -> Answers.note(answer.json()))
                .filter(Comments::isComment)
                .map(note -> Answers.comment(note, issue))
                .map(c -> edited(c, isDoubtful(c, self) ? edits(ref) : Map.of()));
    }

    private Map<Long, Editors.Edit> edits(CommentRef note) {
        return editors.ofNotes(List.of(note.id()));
    }

    private Optional<Comment> description(IssueRef ref, User self) {
        if (ref.epic()) {
            return issues.issue(ref).map(Answers::description);
        }
        return issues.node(ref)
                .map(node -> {
                    var issue = gitlab.answers().issue(node, Place.of(ref));
                    var text = Answers.description(issue);
                    return isDoubtful(text, self)
                            ? editors.ofDescription(node.path("id").asLong())
                                    .map(edit -> edit.of(text))
                                    .orElse(text)
                            : text;
                });
    }

    private static Comment edited(Comment comment, Map<Long, Editors.Edit> edits) {
        var edit = edits.get(comment.ref().id());
        return edit == null ? comment : edit.of(comment);
    }

    private static boolean isDoubtful(Comment comment, User self) {
        return comment.updatedAt().isAfter(comment.createdAt())
                && comment.author().id() != self.id();
    }

    /** What GitLab tells about the issue's life is a note too. */
    private static boolean isComment(Note note) {
        return !Boolean.TRUE.equals(note.getSystem());
    }

    /** An epic's notes are found by its number in the whole of GitLab. */
    private String talk(IssueRef issue) {
        if (!issue.epic()) {
            return "/issues/" + issue.number();
        }
        return "/epics/" + epicId(issue);
    }

    private long epicId(IssueRef epic) {
        return gitlab.road()
                .find(Place.of(epic).get("/epics/" + epic.number()))
                .map(HttpAnswer::json)
                .map(node -> node.path("id").asLong())
                .orElseThrow(() -> notFound(epic));
    }

    private static TrackerException notFound(IssueRef epic) {
        return new TrackerException(Kind.NOT_FOUND, "gitlab: no epic " + epic, null);
    }

    // --- writing

    Comment post(IssueRef issue, String body, boolean internal) {
        var api = gitlab.library().api().getNotesApi();
        var place = issue.project();
        long number = issue.epic() ? epicId(issue) : issue.number();
        return written(
                issue,
                () ->
                        issue.epic()
                                ? api.createEpicNote(place, number, body, null, internal)
                                : api.createIssueNote(place, number, body, null, internal));
    }

    Comment rewrite(CommentRef ref, String body) {
        var api = gitlab.library().api().getNotesApi();
        var issue = ref.issue();
        var place = issue.project();
        long number = issue.epic() ? epicId(issue) : issue.number();
        return written(
                issue,
                () ->
                        issue.epic()
                                ? api.updateEpicNote(place, number, ref.id(), body)
                                : api.updateIssueNote(place, number, ref.id(), body));
    }

    private interface Write {
        Note run() throws GitLabApiException;
    }

    /** A text of quick actions alone is carried out and kept nowhere; ours never is one. */
    private static Comment written(IssueRef issue, Write write) {
        var note = Library.writing(issue + " note", write::run);
        if (note.getId() == null) {
            throw new TrackerException(
                    Kind.REJECTED, "gitlab: " + issue + ": the note was taken for orders", null);
        }
        return Answers.kept(() -> Answers.comment(note, issue));
    }

    /** GitLab keeps one reaction of a kind per person, and answers 404 to the second. */
    void acknowledge(CommentRef ref) {
        var issue = ref.issue();
        var thing = (issue.epic() ? "/epics/" : "/issues/") + issue.number();
        var place = ref.isDescription() ? thing : thing + "/notes/" + ref.id();
        gitlab.road()
                .find(Place.of(issue).urgentPost(place + "/award_emoji", Map.of("name", "eyes")));
    }
}
