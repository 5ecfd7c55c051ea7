package dev.ferry.tracker.embedded.web;

import dev.ferry.text.Checklist;
import dev.ferry.tracker.Comment;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.User;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import dev.ferry.tracker.embedded.Member;
import dev.ferry.tracker.embedded.Reaction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is in the tracker, as one visitor's page shows it. */
record Presenter(EmbeddedTracker tracker, LocalDate today) {

    static String href(IssueRef ref) {
        var kind = ref.epic() ? "epics" : "issues";
        return "/tracker/%s/-/%s/%d".formatted(ref.project(), kind, ref.number());
    }

    Models.Frame frame(String title, String section, String path) {
        var people =
                tracker.people().stream().filter(m -> !isBot(m.user())).map(Looks::person).toList();
        return new Models.Frame(title, section, path, Looks.person(tracker.member()), people);
    }

    Models.Person person(User user) {
        return tracker.people().stream()
                .filter(m -> m.user().id() == user.id())
                .findFirst()
                .map(Looks::person)
                .orElseThrow();
    }

    /** Rows of issues that stand in one list; {@code below} has all of their children. */
    List<Models.Row> rows(List<Issue> issues, Collection<Issue> below) {
        var parents = parents(issues);
        var children =
                below.stream()
                        .filter(i -> i.parent().isPresent())
                        .collect(Collectors.groupingBy(i -> i.parent().orElseThrow()));
        return issues.stream()
                .map(i -> row(i, parents, children.getOrDefault(i.ref(), List.of())))
                .toList();
    }

    Models.Row row(Issue issue, List<Issue> children) {
        return row(issue, parents(List.of(issue)), children);
    }

    Models.Place place(Issue issue) {
        return new Models.Place(
                href(issue.ref()), issue.ref().shortForm(), issue.title(), issue.open());
    }

    Models.Remark remark(
            Comment comment, Issue issue, boolean editing, Collection<Reaction> reactions) {
        var text = comment.body();
        boolean mayEdit = mayEdit(comment, issue);
        var boxes = new TaskBoxes(text, "tasks-" + comment.ref().id(), mayEdit);
        return new Models.Remark(
                comment.ref().id(),
                person(comment.author()),
                isBot(comment.author()),
                Looks.moment(comment.createdAt()),
                edited(comment),
                comment.confidential(),
                text,
                Markdown.html(text, links(issue.ref().project()), boxes),
                signs(comment, reactions),
                mayEdit,
                editing && mayEdit);
    }

    List<Models.Choice> assignable(Issue issue) {
        return tracker.people().stream()
                .map(Member::user)
                .filter(u -> !isBot(u))
                .map(u -> new Models.Choice(u.username(), u.name(), issue.assignees().contains(u)))
                .toList();
    }

    private Models.Row row(Issue issue, Map<IssueRef, Issue> parents, List<Issue> children) {
        return new Models.Row(
                place(issue),
                issue.ref().epic(),
                issue.confidential(),
                person(issue.author()),
                Looks.moment(issue.createdAt()),
                issue.labels().stream().sorted().map(Looks::label).toList(),
                issue.due().map(day -> Looks.due(day, today, issue.open())),
                issue.assignees().stream().map(this::person).toList(),
                issue.parent().flatMap(p -> Optional.ofNullable(parents.get(p))).map(this::place),
                progress(children),
                tasks(issue));
    }

    private Map<IssueRef, Issue> parents(List<Issue> issues) {
        var refs = issues.stream().flatMap(i -> i.parent().stream()).distinct().toList();
        return tracker.issues(refs).stream()
                .collect(Collectors.toMap(Issue::ref, Function.identity()));
    }

    private static Optional<Models.Progress> progress(List<Issue> children) {
        int done = (int) children.stream().filter(c -> !c.open()).count();
        return children.isEmpty()
                ? Optional.empty()
                : Optional.of(new Models.Progress(done, children.size()));
    }

    private static Optional<Models.Progress> tasks(Issue issue) {
        var list = Checklist.parse(issue.body());
        return list.total() == 0
                ? Optional.empty()
                : Optional.of(new Models.Progress(list.done(), list.total()));
    }

    private boolean mayEdit(Comment comment, Issue issue) {
        return comment.ref().isDescription()
                ? tracker.member().mayEdit(issue)
                : tracker.member().mayEdit(comment);
    }

    private static Optional<String> edited(Comment comment) {
        return comment.editor().map(User::name);
    }

    private List<Models.Sign> signs(Comment comment, Collection<Reaction> reactions) {
        Map<String, List<User>> byName = new LinkedHashMap<>();
        reactions.stream()
                .filter(r -> r.on().equals(comment.ref()))
                .forEach(r -> byName.computeIfAbsent(r.name(), _ -> new ArrayList<>()).add(r.by()));
        return byName.entrySet().stream().map(e -> sign(e.getKey(), e.getValue())).toList();
    }

    private Models.Sign sign(String name, List<User> by) {
        return new Models.Sign(
                name,
                Looks.emoji(name),
                by.size(),
                by.stream().map(User::name).collect(Collectors.joining(", ")),
                by.contains(tracker.self()));
    }

    /** Looks every name up once for each text. */
    References.Links links(String project) {
        var names = new Names(tracker);
        var seen = new HashMap<String, Optional<References.Target>>();
        return new References.Links() {
            @Override
            public Optional<References.Target> issue(String name) {
                return seen.computeIfAbsent(
                        name,
                        n ->
                                tracker.issue(names.ref(n, project))
                                        .map(i ->
                                                new References.Target(
                                                        i.ref(), i.title(), href(i.ref()))));
            }

            @Override
            public boolean isPerson(String username) {
                return tracker.user(username).isPresent();
            }
        };
    }

    private boolean isBot(User user) {
        return tracker.isBot(user);
    }
}
