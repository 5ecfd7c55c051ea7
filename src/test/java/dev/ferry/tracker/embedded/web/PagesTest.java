package dev.ferry.tracker.embedded.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.text.Checklist;
import dev.ferry.tracker.Comment;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.Role;
import dev.ferry.tracker.embedded.Clock;
import dev.ferry.tracker.embedded.Company;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import dev.ferry.tracker.embedded.Seed;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PagesTest {

    private static final String HERE = "/tracker/acme/ai-features/-/issues/1";
    private static final String HOSTILE =
            "</title><script>alert(1)</script>\" onload=x ' ${7*7} <#assign a=1> [=7] \u202e {{x}}"
                    + " &amp;";

    private final Clock clock = new Clock();
    private final EmbeddedTracker tracker = EmbeddedTracker.inMemory(clock).seed(Company.SEED);
    private final TrackerServer browser = new TrackerServer(tracker, clock);

    @AfterEach
    void close() {
        browser.close();
        tracker.close();
    }

    @Test
    void theListShowsWhatIsOpenWithItsProgress() {
        var epic =
                tracker.create(
                        new IssueDraft(
                                "acme",
                                true,
                                "The epic",
                                "",
                                List.of(),
                                Set.of("AI Model Migration"),
                                Optional.empty(),
                                Optional.empty(),
                                false));
        var first = child("First child", epic);
        child("Second child", epic);
        tracker.edit(first.ref(), IssueEdit.NOTHING.withOpen(false));

        var open = browser.page("/tracker");
        assertThat(open)
                .contains(
                        "The epic",
                        "Second child",
                        ">1/2</span>",
                        "1 Dec 2026",
                        "AI Model Migration")
                .contains("title=\"Ben Okafor (@ben)\" aria-hidden=\"true\">BO</span>")
                .doesNotContain("First child");
        assertThat(browser.page("/tracker?state=closed"))
                .contains("First child")
                .doesNotContain("Second child");
        assertThat(browser.page("/tracker?q=SECOND&state=all"))
                .contains("Second child")
                .doesNotContain("First child");
        assertThat(browser.page("/tracker/acme/-/epics/1")).contains("First child", "Second child");
        assertThat(browser.page(HERE)).contains("href=\"/tracker/acme/-/epics/1\"");
    }

    @Test
    void hostileTextStaysText() {
        tracker.seed(
                new Seed(
                        List.of(new Seed.Person("ana", HOSTILE, List.of(HOSTILE), Role.DEVELOPER)),
                        List.of(Company.PROJECT)));
        tracker.as("ana")
                .create(
                        new IssueDraft(
                                Company.PROJECT,
                                false,
                                HOSTILE,
                                HOSTILE + "\n\n</textarea><script>alert(2)</script>",
                                List.of(tracker.user("ana").orElseThrow()),
                                Set.of(HOSTILE),
                                Optional.empty(),
                                Optional.empty(),
                                false));
        tracker.as("ana").comment(tracker.in(Company.PROJECT).getFirst().ref(), HOSTILE, false);
        browser.flags.put(HOSTILE, 3);

        for (var path :
                List.of(
                        "/tracker",
                        HERE,
                        HERE + "?edit=0",
                        HERE + "?edit=1",
                        "/tracker/new",
                        "/tracker/flags")) {
            assertThat(browser.page(path))
                    .as(path)
                    .contains("${7*7} &lt;#assign a=1&gt;")
                    .doesNotContain("<script>", "</title><", "\" onload", "</textarea><s");
        }
    }

    @Test
    void aPageMayOnlyBeWhatItIs() {
        var answer = browser.answer("GET", "/tracker", "");

        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void anUnchangedPageIsNotSentAgain() {
        tracker.create(Company.draft("One", "x"));
        var tag = browser.answer("GET", HERE, "").headers().firstValue("ETag").orElseThrow();

        assertThat(browser.answer("GET", HERE, "", "If-None-Match", tag).statusCode())
                .isEqualTo(304);

        tracker.as("ben").comment(tracker.in(Company.PROJECT).getFirst().ref(), "new", false);
        assertThat(browser.answer("GET", HERE, "", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoeverIsChosenActs() {
        assertThat(browser.page("/tracker")).contains("<bdi class=\"act-as-name\">Ana Lima</bdi>");

        browser.actAs("ben");

        assertThat(browser.page("/tracker"))
                .contains("<bdi class=\"act-as-name\">Ben Okafor</bdi>");
        browser.submit(
                "/tracker/new",
                "project",
                Company.PROJECT,
                "kind",
                "issue",
                "title",
                "Mine",
                "body",
                "");
        assertThat(issue().author().username()).isEqualTo("ben");
        assertThat(
                        browser.submit("/tracker/act-as", "username", "nobody", "back", "/tracker")
                                .statusCode())
                .isEqualTo(422);
    }

    @Test
    void theWayBackStaysHere() {
        for (var back :
                List.of(
                        "//evil.example",
                        "https://evil.example",
                        "/trackerevil",
                        "/tracker\\evil",
                        "/tracker?a\r\nb",
                        "")) {
            assertThat(location(browser.submit("/tracker/act-as", "username", "ben", "back", back)))
                    .isEqualTo("/tracker");
        }
        assertThat(location(browser.submit("/tracker/act-as", "username", "ben", "back", HERE)))
                .isEqualTo(HERE);
    }

    @Test
    void otherPeoplesPagesCannotPost() {
        tracker.create(Company.draft("One", "x"));

        var answer =
                browser.answer(
                        "POST",
                        HERE + "/state",
                        "open=false",
                        "Origin",
                        "http://evil.example",
                        "Content-Type",
                        "application/x-www-form-urlencoded");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(issue().open()).isTrue();
    }

    @Test
    void anIssueIsOpenedFromItsForm() {
        var answer =
                browser.submit(
                        "/tracker/new",
                        "project",
                        Company.PROJECT,
                        "kind",
                        "issue",
                        "title",
                        "Made",
                        "body",
                        "one\r\ntwo",
                        "labels",
                        " a, b c ,,",
                        "confidential",
                        "true");

        assertThat(location(answer)).isEqualTo(HERE);
        assertThat(issue().body()).isEqualTo("one\ntwo");
        assertThat(issue().labels()).containsExactlyInAnyOrder("a", "b c");
        assertThat(issue().confidential()).isTrue();
        assertThat(
                        location(
                                browser.submit(
                                        "/tracker/new",
                                        "project",
                                        Company.PROJECT,
                                        "kind",
                                        "epic",
                                        "title",
                                        "E",
                                        "body",
                                        "")))
                .isEqualTo("/tracker/acme/-/epics/1");
    }

    @Test
    void aCommentMayCloseTheIssue() {
        tracker.create(Company.draft("One", "x"));

        assertThat(
                        location(
                                browser.submit(
                                        HERE + "/comments",
                                        "body",
                                        "done\r\nhere",
                                        "open",
                                        "false")))
                .isEqualTo(HERE + "#c1");

        assertThat(issue().open()).isFalse();
        assertThat(comments()).extracting(Comment::body).containsExactly("done\nhere");
        browser.submit(HERE + "/comments", "body", "", "open", "true");
        assertThat(issue().open()).isTrue();
        assertThat(comments()).hasSize(1);
    }

    @Test
    void textIsEditedAndKeepsItsLineEnds() {
        tracker.create(Company.draft("Unix", "a\nb"));
        browser.submit(HERE + "/text", "title", "Unix!", "body", "a\r\nb\r\nc");
        assertThat(issue().body()).isEqualTo("a\nb\nc");
        assertThat(issue().title()).isEqualTo("Unix!");

        tracker.edit(issue().ref(), IssueEdit.NOTHING.withBody("a\r\nb"));
        browser.submit(HERE + "/text", "title", "Dos", "body", "a\r\nb\r\nc");
        assertThat(issue().body()).isEqualTo("a\r\nb\r\nc");
    }

    @Test
    void aCommentIsRewrittenByItsAuthor() {
        tracker.create(Company.draft("One", "x"));
        tracker.as("ana").comment(issue().ref(), "befor", false);
        assertThat(browser.page(HERE + "?edit=1")).contains("befor</textarea>");

        browser.submit(HERE + "/comments/1", "body", "before");

        assertThat(comments()).extracting(Comment::body).containsExactly("before");
        browser.actAs("ben");
        assertThat(browser.submit(HERE + "/comments/1", "body", "not mine").statusCode())
                .isEqualTo(403);
        assertThat(browser.page(HERE + "?edit=1")).doesNotContain("before</textarea>");
    }

    @Test
    void aTaskIsTickedWithoutAnyScript() {
        tracker.create(Company.draft("Tasks", "- [ ] one\r\n- [x] two\r\n- [ ] one\r\n"));
        var tasks = Checklist.tasks(issue().body());
        var third = TaskBoxes.Wish.toggle(2, tasks.get(2)).toString();
        var second = TaskBoxes.Wish.toggle(1, tasks.get(1)).toString();

        browser.submit(HERE + "/tasks", "comment", "0", "task", third);
        browser.submit(HERE + "/tasks", "comment", "0", "task", third);
        assertThat(issue().body()).isEqualTo("- [ ] one\r\n- [x] two\r\n- [x] one\r\n");

        tracker.edit(
                issue().ref(), IssueEdit.NOTHING.withBody("new line\n\n- [x] two\n- [ ] one\n"));
        browser.submit(HERE + "/tasks", "comment", "0", "task", second);
        assertThat(issue().body()).isEqualTo("new line\n\n- [ ] two\n- [ ] one\n");

        tracker.edit(issue().ref(), IssueEdit.NOTHING.withBody("all gone"));
        assertThat(browser.submit(HERE + "/tasks", "comment", "0", "task", second).statusCode())
                .isEqualTo(409);
        assertThat(browser.submit(HERE + "/tasks", "comment", "0", "task", "9").statusCode())
                .isEqualTo(400);
    }

    @Test
    void theSideBarChangesWhatItShows() {
        var parent = tracker.create(Company.draft("Parent", "x"));
        tracker.create(Company.draft("Child", "x"));
        var child = "/tracker/acme/ai-features/-/issues/2/fields/";

        browser.submit(child + "assignees", "assignee", "ben", "assignee", "mia");
        browser.submit(child + "labels", "labels", "x, y");
        browser.submit(child + "labels", "labels", "y, z");
        browser.submit(child + "due", "due", "2026-12-24");
        browser.submit(child + "parent", "parent", "#1");
        browser.submit(child + "confidential", "confidential", "true");

        var changed = tracker.in(Company.PROJECT).getFirst();
        assertThat(changed.assignees()).extracting(u -> u.username()).containsExactly("ben", "mia");
        assertThat(changed.labels()).containsExactlyInAnyOrder("y", "z");
        assertThat(changed.due()).contains(LocalDate.of(2026, 12, 24));
        assertThat(changed.parent()).contains(parent.ref());
        assertThat(changed.confidential()).isTrue();

        browser.submit(child + "due", "due", "");
        browser.submit(child + "parent", "parent", "");
        browser.submit(child + "assignees");
        changed = tracker.in(Company.PROJECT).getFirst();
        assertThat(changed.due()).isEmpty();
        assertThat(changed.parent()).isEmpty();
        assertThat(changed.assignees()).isEmpty();
        assertThat(browser.submit(child + "due", "due", "soon").statusCode()).isEqualTo(422);
        assertThat(browser.submit(child + "parent", "parent", "#99").body())
                .contains("no parent embedded:acme/ai-features#99");
    }

    @Test
    void guestsSeeWhatIsForThem() {
        tracker.create(Company.draft("Open", "- [ ] a"));
        tracker.comment(issue().ref(), "among us", true);
        tracker.create(Company.draft("Hidden", "x", true));
        browser.actAs("gus");

        assertThat(browser.page("/tracker")).contains("Open").doesNotContain("Hidden", "New issue");
        assertThat(browser.page(HERE))
                .contains("Comment as", "disabled")
                .doesNotContain(
                        "among us", "name=\"task\"", "Close issue", "fields/labels", "Internal");
        assertThat(browser.answer("GET", "/tracker/acme/ai-features/-/issues/2", "").statusCode())
                .isEqualTo(404);
        assertThat(browser.submit(HERE + "/state", "open", "false").body())
                .contains("@gus (guest) may comment but not edit");
        browser.actAs("zoe");
        assertThat(browser.page(HERE)).contains("reads only").doesNotContain("<textarea");
    }

    @Test
    void signsAreSetOncePerPerson() {
        tracker.create(Company.draft("One", "x"));
        browser.submit(HERE + "/reactions", "comment", "0", "name", "rocket");
        browser.submit(HERE + "/reactions", "comment", "0", "name", "rocket");

        assertThat(tracker.reactions(issue().ref())).hasSize(1);
        assertThat(browser.page(HERE)).contains("🚀</span> 1");
        assertThat(browser.submit(HERE + "/reactions", "comment", "0", "name", "<b>").statusCode())
                .isEqualTo(422);
    }

    @Test
    void flagsAreMovedByHand() {
        assertThat(browser.page("/tracker/flags"))
                .contains("value=\"10\"", "<span title=\"its rules are not one number\">?</span>");

        browser.submit("/tracker/flags", "name", "code-review", "percent", "75");

        assertThat(browser.flags).containsEntry("code-review", 75);
        assertThat(
                        browser.submit("/tracker/flags", "name", "code-review", "percent", "101")
                                .statusCode())
                .isEqualTo(422);
        assertThat(browser.submit("/tracker/flags", "name", "odd-one", "percent", "1").body())
                .contains("odd-one has rules that are not one number");
        browser.actAs("gus");
        assertThat(
                        browser.submit("/tracker/flags", "name", "code-review", "percent", "1")
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void styleAndScriptAreServedFromHere() {
        assertThat(browser.page("/tracker/assets/tracker.css")).contains("color-scheme");
        assertThat(browser.page("/tracker/assets/tracker.js")).contains("use strict");
        assertThat(browser.answer("GET", "/tracker/assets/..%2fschema.sql", "").statusCode())
                .isIn(400, 404);
        assertThat(browser.answer("GET", "/tracker/assets/none.css", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aNumberAloneLeadsToTheFirstProject() {
        assertThat(location(browser.answer("GET", "/tracker/issues/7", "")))
                .isEqualTo("/tracker/acme/ai-features/-/issues/7");
    }

    private Issue child(String title, Issue epic) {
        return tracker.create(
                new IssueDraft(
                        Company.PROJECT,
                        false,
                        title,
                        "- [x] a\n- [ ] b",
                        List.of(tracker.user("ben").orElseThrow()),
                        Set.of(),
                        Optional.of(LocalDate.of(2026, 12, 1)),
                        Optional.of(epic.ref()),
                        false));
    }

    private Issue issue() {
        return tracker.in(Company.PROJECT).getLast();
    }

    private List<Comment> comments() {
        return tracker.comments(issue().ref());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
