package dev.ferry.tracker.embedded.web;

import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.embedded.Seed;
import dev.ferry.tracker.embedded.web.Desk.Visit;
import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The pages that only show. */
record ReadingRoom(Desk desk, FlagBoard flags) {

    private static final int OFFERED_PARENTS = 100;

    void register(RoutesConfig routes) {
        routes.get("/tracker", desk.page(this::list));
        routes.get("/tracker/new", desk.page(this::blank));
        routes.get("/tracker/flags", desk.page(this::flags));
        routes.get("/tracker/issues/{n}", desk.page(ReadingRoom::shortcut));
        routes.get("/tracker/<place>/-/issues/{n}", desk.page(this::issue));
        routes.get("/tracker/<place>/-/epics/{n}", desk.page(this::issue));
    }

    private void list(Visit visit) {
        var shelf = Shelf.of(visit);
        var presenter = visit.presenter();
        var title = shelf.project();
        var page =
                new Models.ListPage(
                        presenter.frame(title, "issues", shelf.path()),
                        shelf.project(),
                        shelf.projects(),
                        shelf.states(),
                        shelf.state(),
                        shelf.words().orElse(""),
                        shelf.label().map(Looks::label),
                        shelf.withoutLabel(),
                        presenter.rows(shelf.chosen(shelf.epics()), shelf.everything()),
                        presenter.rows(shelf.chosen(shelf.issues()), shelf.everything()),
                        visit.tracker().member().mayReport());
        desk.show(visit.ctx(), "tracker-list", page);
    }

    private void issue(Visit visit) {
        var issue = visit.issue();
        var tracker = visit.tracker();
        var presenter = visit.presenter();
        var children = tracker.childrenOf(issue.ref());
        var grandchildren = tracker.childrenOf(children.stream().map(Issue::ref).toList());
        var reactions = tracker.reactions(issue.ref());
        var edited = visit.query("edit");
        var description = tracker.comment(CommentRef.description(issue.ref())).orElseThrow();
        var place = presenter.place(issue);
        var title = issue.title() + " (" + place.ref() + ")";
        var member = tracker.member();
        var page =
                new Models.IssuePage(
                        presenter.frame(title, "issues", place.href()),
                        presenter.row(issue, children),
                        issue.ref().project(),
                        "/tracker?project=" + Shelf.encode(issue.ref().project()),
                        edited.equals(Optional.of("0")) && member.mayEdit(issue),
                        presenter.remark(description, issue, false, reactions),
                        tracker.comments(issue.ref()).stream()
                                .map(c ->
                                        presenter.remark(
                                                c,
                                                issue,
                                                edited.equals(
                                                        Optional.of(String.valueOf(c.ref().id()))),
                                                reactions))
                                .toList(),
                        presenter.rows(children, grandchildren),
                        presenter.assignable(issue),
                        Shelf.labels(tracker.in(issue.ref().project())),
                        issue.details().milestone().map(Looks::milestone),
                        tracker.milestones(issue.ref().project()).stream()
                                .map(Looks::milestone)
                                .toList(),
                        parents(visit, issue),
                        member.mayEdit(issue),
                        member.maySpeak(),
                        member.mayReport());
        desk.show(visit.ctx(), "tracker-issue", page);
    }

    private void blank(Visit visit) {
        var names = new Names(visit.tracker());
        var project = visit.query("project").orElseGet(names::homeProject);
        var projects =
                visit.tracker().projects().stream()
                        .flatMap(p -> Stream.of(p, Seed.group(p)))
                        .distinct()
                        .toList();
        var page =
                new Models.NewPage(
                        visit.presenter().frame("New issue", "issues", "/tracker/new"),
                        project,
                        projects,
                        Shelf.labels(visit.tracker().in(project)));
        desk.show(visit.ctx(), "tracker-new", page);
    }

    private void flags(Visit visit) {
        var frame = visit.presenter().frame("Flags", "flags", "/tracker/flags");
        desk.show(visit.ctx(), "tracker-flags", new Models.FlagsPage(frame, flags.flags()));
    }

    private static void shortcut(Visit visit) {
        var names = new Names(visit.tracker());
        var ref = names.ref(visit.ctx().pathParam("n"), names.homeProject());
        visit.goTo(Presenter.href(ref));
    }

    /** Open epics of the group, and for an issue the open issues of its project. */
    private static List<Models.Place> parents(Visit visit, Issue issue) {
        var tracker = visit.tracker();
        var project = issue.ref().project();
        return Stream.of(Seed.group(project), project)
                .distinct()
                .flatMap(place -> tracker.in(place).stream())
                .filter(Issue::open)
                .filter(i -> i.ref().epic() || !issue.ref().epic())
                .filter(i -> !i.ref().equals(issue.ref()))
                .limit(OFFERED_PARENTS)
                .map(visit.presenter()::place)
                .toList();
    }
}
