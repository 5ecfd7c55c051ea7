package dev.ferry.tracker.embedded.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.tracker.embedded.Clock;
import dev.ferry.tracker.embedded.Company;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiTest {

    private final Clock clock = new Clock();
    private final EmbeddedTracker tracker = EmbeddedTracker.inMemory(clock).seed(Company.SEED);
    private final TrackerServer browser = new TrackerServer(tracker, clock);

    @AfterEach
    void close() {
        browser.close();
        tracker.close();
    }

    @Test
    void anIssueIsOpenedReadAndEdited() {
        var made =
                browser.post(
                        "/tracker/api/issues",
                        """
                        {"author": "ana", "title": "Move chat", "description": "a\\r\\nb", "assignees": ["ben"],
                         "labels": ["b", "a"], "due": "2026-12-01", "confidential": true}
                        """);
        assertThat(made.path("number").intValue()).isEqualTo(1);

        var read = browser.get("/tracker/api/issues/1");
        assertThat(read.path("title").textValue()).isEqualTo("Move chat");
        assertThat(read.path("description").textValue()).isEqualTo("a\r\nb");
        assertThat(read.path("author").textValue()).isEqualTo("ana");
        assertThat(read.path("assignees")).hasToString("[\"ben\"]");
        assertThat(read.path("labels")).hasToString("[\"a\",\"b\"]");
        assertThat(read.path("due").textValue()).isEqualTo("2026-12-01");
        assertThat(read.path("parent").isNull()).isTrue();
        assertThat(read.path("confidential").booleanValue()).isTrue();
        assertThat(read.path("state").textValue()).isEqualTo("open");
        assertThat(read.path("project").textValue()).isEqualTo(Company.PROJECT);

        var edited =
                browser.patch(
                        "/tracker/api/issues/1",
                        """
                        {"author": "ana", "title": "Moved", "labels": ["a", "c"], "due": null, "state": "closed"}
                        """);
        assertThat(edited.path("labels")).hasToString("[\"a\",\"c\"]");
        assertThat(edited.path("due").isNull()).isTrue();
        assertThat(edited.path("state").textValue()).isEqualTo("closed");
        assertThat(edited.path("assignees")).hasToString("[\"ben\"]");
    }

    @Test
    void commentsAreWrittenAndRewritten() {
        tracker.create(Company.draft("Talk", "x"));

        var said =
                browser.post(
                        "/tracker/api/issues/1/comments",
                        """
                        {"author": "ana", "body": "/migrate help"}\
                        """);
        var id = said.path("id").longValue();
        browser.patch("/tracker/api/comments/" + id, "{\"author\": \"ana\", \"body\": \"better\"}");

        assertThat(browser.get("/tracker/api/comments/" + id).path("body").textValue())
                .isEqualTo("better");
        tracker.acknowledge(tracker.comment(id).orElseThrow().ref());
        var all = browser.get("/tracker/api/issues/1/comments");
        assertThat(all.path(0).path("reactions")).hasToString("[\"eyes\"]");
        assertThat(all.isArray()).isTrue();
        assertThat(all.path(0).path("author").textValue()).isEqualTo("ana");
    }

    @Test
    void epicsParentsAndProjectsHaveTheirNames() {
        browser.post(
                "/tracker/api/issues", "{\"author\":\"ana\",\"title\":\"Epic\",\"epic\":true}");
        browser.post(
                "/tracker/api/issues", "{\"author\":\"ana\",\"title\":\"One\",\"parent\":\"&1\"}");
        browser.post("/tracker/api/issues", "{\"author\":\"ana\",\"title\":\"Two\",\"parent\":1}");
        browser.post(
                "/tracker/api/issues",
                "{\"author\":\"ana\",\"title\":\"Docs\",\"project\":\"acme/docs\",\"parent\":\"acme/ai-features#1\"}");

        assertThat(browser.get("/tracker/api/issues/%261").path("title").textValue())
                .isEqualTo("Epic");
        assertThat(
                        browser.get("/tracker/api/issues/1?project=acme/docs")
                                .path("parent")
                                .textValue())
                .isEqualTo("acme/ai-features#1");
        assertThat(browser.get("/tracker/api/issues").findValuesAsText("title"))
                .containsExactly("Epic", "One", "Two", "Docs");
        assertThat(browser.get("/tracker/api/issues?project=acme").findValuesAsText("title"))
                .containsExactly("Epic");
        assertThat(browser.get("/tracker/api/issues").findValues("parent"))
                .extracting(Object::toString)
                .containsExactly("null", "\"&1\"", "1", "\"acme/ai-features#1\"");
    }

    @Test
    void anIssueIsPutIntoAMilestoneAndTakenOutAgain() {
        browser.post(
                "/tracker/api/issues",
                """
                {"author": "ana", "title": "One", "milestone": "17.0", "milestoneDue": "2026-12-01"}\
                """);
        browser.post(
                "/tracker/api/issues",
                "{\"author\": \"ana\", \"title\": \"Two\", \"milestone\": \"17.0\"}");
        assertThat(browser.get("/tracker/api/issues/2").path("milestoneDue").textValue())
                .isEqualTo("2026-12-01");

        browser.patch(
                "/tracker/api/issues/2",
                """
                {"author": "ana", "milestone": "17.0", "milestoneDue": "2026-12-08"}\
                """);
        assertThat(browser.get("/tracker/api/issues/1").path("milestoneDue").textValue())
                .as("it is the same milestone")
                .isEqualTo("2026-12-08");
        browser.patch("/tracker/api/issues/1", "{\"author\": \"ana\", \"milestone\": null}");
        assertThat(browser.get("/tracker/api/issues/1").path("milestone").isNull()).isTrue();
        assertThat(browser.get("/tracker/api/issues/2").path("milestone").textValue())
                .isEqualTo("17.0");
    }

    @Test
    void listsAreFiltered() {
        browser.post(
                "/tracker/api/issues", "{\"author\":\"ana\",\"title\":\"A\",\"labels\":[\"x y\"]}");
        browser.post("/tracker/api/issues", "{\"author\":\"ana\",\"title\":\"B\"}");
        browser.patch("/tracker/api/issues/2", "{\"author\":\"ana\",\"state\":\"closed\"}");

        assertThat(browser.get("/tracker/api/issues?state=open").findValuesAsText("title"))
                .containsExactly("A");
        assertThat(browser.get("/tracker/api/issues?state=closed").findValuesAsText("title"))
                .containsExactly("B");
        assertThat(browser.get("/tracker/api/issues?label=x%20y").findValuesAsText("title"))
                .containsExactly("A");
    }

    @Test
    void peopleAreListedWithTeamsAndRole() {
        var users = browser.get("/tracker/api/users");

        assertThat(users.findValuesAsText("username"))
                .containsExactly("ferry", "ana", "ben", "gus", "mia", "zoe");
        assertThat(users.path(1).path("teams")).hasToString("[\"ai-framework\"]");
        assertThat(users.path(1).path("role").textValue()).isEqualTo("developer");
    }

    @Test
    void flagsAreListedAndMoved() {
        assertThat(browser.get("/tracker/api/flags"))
                .hasToString(
                        """
                        [{"name":"code-review","enabled":true,"percent":10},\
                        {"name":"odd-one","enabled":true,"percent":null}]\
                        """);

        browser.patch("/tracker/api/flags/code-review", "{\"percent\": 50}");

        assertThat(browser.flags).containsEntry("code-review", 50);
        browser.patch("/tracker/api/flags", "{\"name\": \"code-review\", \"percent\": 60}");
        assertThat(browser.flags).containsEntry("code-review", 60);
        assertThat(
                        browser.refused(
                                422,
                                "PATCH",
                                "/tracker/api/flags/code-review",
                                "{\"percent\":101}"))
                .isEqualTo("\"percent\" must be 0 to 100");
        assertThat(browser.refused(409, "PATCH", "/tracker/api/flags/odd-one", "{\"percent\":1}"))
                .isEqualTo("odd-one has rules that are not one number");
        browser.refused(404, "PATCH", "/tracker/api/flags/none", "{\"percent\":1}");
    }

    @Test
    void mistakesAreAnsweredInWords() {
        tracker.create(Company.draft("One", "x"));
        var issues = "/tracker/api/issues";

        assertThat(browser.refused(422, "POST", issues, "{\"author\":\"nobody\",\"title\":\"x\"}"))
                .isEqualTo("no user \"nobody\" here; there are ferry, ana, ben, gus, mia, zoe");
        assertThat(browser.refused(422, "POST", issues, "{\"title\":\"x\"}"))
                .isEqualTo("\"author\" is missing: it names the user who acts");
        assertThat(browser.refused(422, "POST", issues, "{\"author\":\"ana\",\"titel\":\"x\"}"))
                .isEqualTo("unknown field \"titel\"; did you mean \"title\"?");
        assertThat(browser.refused(422, "POST", issues, "{\"author\":\"ana\",\"title\":7}"))
                .isEqualTo("\"title\" must be text, not 7");
        assertThat(
                        browser.refused(
                                422,
                                "POST",
                                issues,
                                "{\"author\":\"ana\",\"title\":\"x\",\"due\":\"soon\"}"))
                .isEqualTo("\"due\" must be a day such as 2026-12-01, not \"soon\"");
        assertThat(browser.refused(400, "POST", issues, "[]"))
                .isEqualTo("the body must be one JSON object");
        assertThat(browser.refused(400, "POST", issues, "{")).startsWith("the body is not JSON");
        assertThat(
                        browser.refused(
                                403,
                                "PATCH",
                                issues + "/1",
                                "{\"author\":\"gus\",\"title\":\"x\"}"))
                .contains("@gus (guest) may comment but not edit");
        assertThat(browser.refused(404, "GET", issues + "/77", ""))
                .isEqualTo("no embedded:acme/ai-features#77");
        assertThat(browser.refused(422, "GET", issues + "/x", "")).startsWith("\"x\" is no issue");
        browser.refused(404, "GET", "/tracker/api/comments/77", "");
        browser.refused(422, "PATCH", issues + "/1", "{\"author\":\"ana\",\"state\":\"ajar\"}");
    }

    @Test
    void aReaderSeesWhatTheyMay() {
        tracker.create(Company.draft("Hidden", "x", true));

        assertThat(browser.get("/tracker/api/issues?as=ben")).hasSize(1);
        assertThat(browser.get("/tracker/api/issues?as=gus")).isEmpty();
        browser.refused(404, "GET", "/tracker/api/issues/1?as=gus", "");
    }

    @Test
    void otherPeoplesPagesCannotWrite() {
        var body = "{\"author\":\"ana\",\"title\":\"x\"}";

        assertThat(
                        browser.answer(
                                        "POST",
                                        "/tracker/api/issues",
                                        body,
                                        "Origin",
                                        "http://evil.example")
                                .statusCode())
                .isEqualTo(403);
        assertThat(
                        browser.answer(
                                        "POST",
                                        "/tracker/api/issues",
                                        body,
                                        "Sec-Fetch-Site",
                                        "cross-site")
                                .statusCode())
                .isEqualTo(403);
        assertThat(
                        browser.answer("POST", "/tracker/api/issues", body, "Origin", "null")
                                .statusCode())
                .isEqualTo(403);
        var own = "http://" + browser.at("/").getAuthority();
        assertThat(browser.answer("POST", "/tracker/api/issues", body, "Origin", own).statusCode())
                .isEqualTo(201);
    }
}
