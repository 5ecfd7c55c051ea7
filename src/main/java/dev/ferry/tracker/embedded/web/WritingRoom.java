package dev.ferry.tracker.embedded.web;

import dev.ferry.tracker.Comment;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.embedded.Clearable;
import dev.ferry.tracker.embedded.web.Desk.Visit;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The forms of the pages. Each leads back to a page that shows what became of it. */
record WritingRoom(Desk desk, FlagBoard flags) {

    void register(RoutesConfig routes) {
        routes.post("/tracker/act-as", desk.form(this::actAs));
        routes.post("/tracker/new", desk.form(WritingRoom::open));
        routes.post("/tracker/flags", desk.form(this::moveFlag));
        routes.post("/tracker/preview", desk.form(WritingRoom::preview));
        for (var kind : List.of("issues", "epics")) {
            var issue = "/tracker/<place>/-/" + kind + "/{n}";
            routes.post(issue + "/text", desk.form(WritingRoom::rewrite));
            routes.post(issue + "/state", desk.form(WritingRoom::turn));
            routes.post(issue + "/tasks", desk.form(WritingRoom::tick));
            routes.post(issue + "/comments", desk.form(WritingRoom::say));
            routes.post(issue + "/comments/{id}", desk.form(WritingRoom::rewriteComment));
            routes.post(issue + "/reactions", desk.form(WritingRoom::react));
            routes.post(issue + "/fields/{field}", desk.form(WritingRoom::set));
        }
    }

    private void actAs(Visit visit) {
        desk.visitors().become(visit.ctx(), visit.field("username"));
        var back = visit.field("back");
        visit.goTo(back.matches("/tracker([/?][^\\\\]*)?") ? back : "/tracker");
    }

    private static void open(Visit visit) {
        var project = visit.field("project");
        boolean epic = visit.maybe("kind").equals(Optional.of("epic"));
        var draft =
                new IssueDraft(
                        epic ? Names.group(project) : project,
                        epic,
                        visit.field("title"),
                        lines(visit.field("body"), ""),
                        List.of(),
                        labels(visit),
                        Optional.empty(),
                        Optional.empty(),
                        visit.maybe("confidential").isPresent());
        visit.goTo(Presenter.href(visit.tracker().create(draft).ref()));
    }

    private void moveFlag(Visit visit) {
        if (!visit.tracker().member().mayReport()) {
            throw new Refused(HttpStatus.FORBIDDEN, "Guests may look at flags but not move them.");
        }
        var percent = visit.field("percent");
        if (!percent.matches("\\d{1,3}") || Integer.parseInt(percent) > 100) {
            throw Refused.unusable("A rollout is 0 to 100 percent.");
        }
        var obstacle = flags.set(visit.field("name"), Integer.parseInt(percent));
        if (obstacle.isPresent()) {
            throw new Refused(HttpStatus.CONFLICT, obstacle.get());
        }
        visit.goTo("/tracker/flags");
    }

    private static void preview(Visit visit) {
        var text = visit.field("body");
        var project = visit.field("project");
        var html =
                Markdown.html(
                        text, visit.presenter().links(project), new TaskBoxes(text, "none", false));
        visit.ctx().html(html);
    }

    private static void rewrite(Visit visit) {
        var issue = visit.issue();
        var edit =
                IssueEdit.NOTHING
                        .withTitle(visit.field("title"))
                        .withBody(lines(visit.field("body"), issue.body()));
        visit.tracker().edit(issue.ref(), edit);
        back(visit, issue, "");
    }

    private static void turn(Visit visit) {
        var issue = visit.issue();
        boolean open = visit.field("open").equals("true");
        visit.tracker().edit(issue.ref(), IssueEdit.NOTHING.withOpen(open));
        back(visit, issue, "");
    }

    private static void tick(Visit visit) {
        var issue = visit.issue();
        var comment = comment(visit, issue, visit.field("comment"));
        var body =
                TaskBoxes.Wish.parse(visit.field("task"))
                        .flatMap(wish -> wish.in(comment.body()))
                        .orElseThrow(WritingRoom::taskHasMoved);
        visit.tracker().editComment(comment.ref(), body);
        back(visit, issue, anchor(comment.ref()));
    }

    private static Refused taskHasMoved() {
        return new Refused(
                HttpStatus.CONFLICT, "This task was changed in the meantime. Please look again.");
    }

    private static void say(Visit visit) {
        var issue = visit.issue();
        var tracker = visit.tracker();
        var body = lines(visit.field("body"), "");
        var turn = visit.maybe("open");
        var anchor = "";
        if (turn.isEmpty() || !body.isBlank()) {
            boolean internal = visit.maybe("internal").isPresent();
            anchor = anchor(tracker.comment(issue.ref(), body, internal).ref());
        }
        if (turn.isPresent()) {
            boolean open = turn.get().equals("true");
            tracker.edit(issue.ref(), IssueEdit.NOTHING.withOpen(open));
        }
        back(visit, issue, anchor);
    }

    private static void rewriteComment(Visit visit) {
        var issue = visit.issue();
        var comment = comment(visit, issue, visit.ctx().pathParam("id"));
        visit.tracker().editComment(comment.ref(), lines(visit.field("body"), comment.body()));
        back(visit, issue, anchor(comment.ref()));
    }

    private static void react(Visit visit) {
        var issue = visit.issue();
        var comment = comment(visit, issue, visit.field("comment"));
        var name = visit.field("name");
        if (!Looks.EMOJI.containsKey(name)) {
            throw Refused.unusable("There is no sign called " + name + ".");
        }
        visit.tracker().react(comment.ref(), name);
        back(visit, issue, anchor(comment.ref()));
    }

    private static void set(Visit visit) {
        var issue = visit.issue();
        switch (visit.ctx().pathParam("field")) {
            case "assignees" ->
                    edit(
                            visit,
                            issue,
                            IssueEdit.NOTHING.withAssignees(
                                    new Names(visit.tracker())
                                            .users(visit.ctx().formParams("assignee"))));
            case "labels" -> edit(visit, issue, relabelled(issue, labels(visit)));
            case "confidential" ->
                    edit(
                            visit,
                            issue,
                            IssueEdit.NOTHING.withConfidential(
                                    visit.maybe("confidential").isPresent()));
            case "due" -> setDue(visit, issue);
            case "parent" -> setParent(visit, issue);
            default -> throw Refused.missing("There is no such field.");
        }
        back(visit, issue, "");
    }

    private static void setDue(Visit visit, Issue issue) {
        var day = visit.field("due");
        if (day.isBlank()) {
            visit.tracker().clear(issue.ref(), Clearable.DUE);
        } else {
            edit(visit, issue, IssueEdit.NOTHING.withDue(Fields.day("due", day)));
        }
    }

    private static void setParent(Visit visit, Issue issue) {
        var name = visit.field("parent");
        if (name.isBlank()) {
            visit.tracker().clear(issue.ref(), Clearable.PARENT);
        } else {
            var parent = new Names(visit.tracker()).ref(name, issue.ref().project());
            edit(visit, issue, IssueEdit.NOTHING.withParent(parent));
        }
    }

    private static void edit(Visit visit, Issue issue, IssueEdit edit) {
        visit.tracker().edit(issue.ref(), edit);
    }

    private static IssueEdit relabelled(Issue issue, Set<String> wanted) {
        var gone = new HashSet<>(issue.labels());
        gone.removeAll(wanted);
        return IssueEdit.NOTHING.withLabels(wanted, gone);
    }

    private static Set<String> labels(Visit visit) {
        return visit.maybe("labels").stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Comment comment(Visit visit, Issue issue, String id) {
        if (!id.matches("\\d{1,18}")) {
            throw Refused.missing("There is no comment " + id + ".");
        }
        return visit.tracker()
                .comment(new CommentRef(issue.ref(), Long.parseLong(id)))
                .orElseThrow(() -> Refused.missing("There is no comment " + id + "."));
    }

    /** Browsers send CRLF whatever was there before; only a text that has it keeps it. */
    private static String lines(String typed, String before) {
        return before.contains("\r\n") ? typed : typed.replace("\r\n", "\n");
    }

    private static String anchor(CommentRef ref) {
        return ref.isDescription() ? "" : "#c" + ref.id();
    }

    private static void back(Visit visit, Issue issue, String anchor) {
        visit.goTo(Presenter.href(issue.ref()) + anchor);
    }
}
