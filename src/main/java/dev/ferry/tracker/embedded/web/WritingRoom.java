package dev.ferry.tracker.embedded.web;

import dev.ferry.tracker.Comment;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.embedded.Seed;
import dev.ferry.tracker.embedded.web.Desk.Visit;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;

/** The forms of the pages. Each leads back to a page that shows what became of it. */
record WritingRoom(Desk desk, FlagBoard flags) {

    void register(RoutesConfig routes) {
        routes.post("/tracker/act-as", desk.form(this::actAs));
        routes.post("/tracker/new", desk.form(WritingRoom::open));
        routes.post("/tracker/flags", desk.form(this::moveFlag));
        routes.post("/tracker/preview", desk.form(this::preview));
        for (var kind : List.of("issues", "epics")) {
            var issue = "/tracker/<place>/-/" + kind + "/{n}";
            routes.post(issue + "/text", desk.form(WritingRoom::rewrite));
            routes.post(issue + "/state", desk.form(WritingRoom::turn));
            routes.post(issue + "/tasks", desk.form(WritingRoom::tick));
            routes.post(issue + "/comments", desk.form(WritingRoom::say));
            routes.post(issue + "/comments/{id}", desk.form(WritingRoom::rewriteComment));
            routes.post(issue + "/reactions", desk.form(WritingRoom::react));
            routes.post(issue + "/fields/{field}", desk.form(SideBar::set));
        }
    }

    private void actAs(Visit visit) {
        desk.visitors().become(visit.ctx(), visit.field("username"));
        var back = visit.field("back");
        visit.goTo(back.matches("/tracker([/?][^\\\\\\p{Cntrl}]*)?") ? back : "/tracker");
    }

    private static void open(Visit visit) {
        var project = visit.field("project");
        boolean epic = visit.maybe("kind").equals(Optional.of("epic"));
        var draft =
                new IssueDraft(
                        epic ? Seed.group(project) : project,
                        epic,
                        visit.field("title"),
                        lines(visit.field("body"), ""),
                        List.of(),
                        SideBar.labels(visit),
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

    private void preview(Visit visit) {
        var text = visit.field("body");
        var project = visit.field("project");
        var html =
                Markdown.html(
                        text, visit.presenter().links(project), new TaskBoxes(text, "none", false));
        desk.send(visit.ctx(), html);
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
        var wish =
                TaskBoxes.Wish.parse(visit.field("task"))
                        .orElseThrow(() -> Refused.malformed("This is no task."));
        visit.tracker()
                .rewrite(
                        comment.ref(),
                        body -> wish.in(body).orElseThrow(WritingRoom::taskHasMoved));
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
