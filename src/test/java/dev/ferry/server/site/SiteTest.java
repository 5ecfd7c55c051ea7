package dev.ferry.server.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the pages say, to whom, and how often they are sent. */
class SiteTest {

    private final Gallery gallery = Gallery.ofACompany();
    private final SiteServer server = new SiteServer(gallery);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theNearestCutoffComesFirstAndEveryFeatureLinksToItsIssue() {
        var page = server.page("/");
        assertThat(page.indexOf("m-claude-sonnet-4-5-to-claude-sonnet-5-5"))
                .isPositive()
                .isLessThan(page.indexOf("m-gpt-4o-to-gpt-5.6-sol"));
        for (var entry : gallery.board.all()) {
            for (var row : entry.status().rows()) {
                assertThat(page).contains("href=\"" + row.facts().issueUrl().orElseThrow() + "\"");
            }
        }
    }

    @Test
    void whatEndsSoonWhileNobodyMovesIsSaidWithTheCommandThatBegins() {
        var page = server.page("/");
        assertThat(page)
                .contains("Ends soon, and nobody has begun", "/migrate gpt-5 to gpt-5.6-sol")
                .contains("Release notes", "<b>2</b> not begun");
        gallery.hang("gpt-5", "gpt-5.6-sol", "2026-12-11", "2026-11-24");
        assertThat(server.page("/"))
                .doesNotContain("/migrate gpt-5 to gpt-5.6-sol")
                .contains("<b>1</b> not begun");
    }

    @Test
    void theHeadlineIsNoComfortWhileAModelEndsSoonAndNobodyHasBegun() {
        var early = new Gallery();
        early.hang("gpt-4o", "gpt-5.6-sol", "2027-01-14", "2026-11-24");
        try (var site = new SiteServer(early)) {
            assertThat(site.page("/"))
                    .contains("begun, and the model ends soon</h1>", "of 1 feature in 1 migration")
                    .doesNotContain("Every feature will be over in time");
        }
    }

    @Test
    void whatSeveralFeaturesSufferFromIsSaidOnce() {
        gallery.hang("gpt-5", "gpt-5.6-sol", "2026-12-11", "2026-11-24");
        for (var worry : server.page("/").split("card worry", -1)) {
            var reasons =
                    Pattern.compile("worry-reason\">([^<]*)<")
                            .matcher(worry)
                            .results()
                            .map(m -> m.group(1))
                            .toList();
            assertThat(reasons).doesNotHaveDuplicates().noneMatch(r -> r.contains("2026-"));
        }
        assertThat(server.page("/")).containsPattern("worry-names\">(<li>.*?</li>){2}");
    }

    @Test
    void aCalendarsAddressIsThereForATeamAndSaysWhatComesNextInIt() {
        var page = server.page("/feeds?team=code-creation");
        assertThat(page)
                .contains("https://ferry.example.com/calendar.ics?team=code-creation")
                .contains("webcal://ferry.example.com/calendar.ics?team=code-creation")
                .contains(
                        "Due: Test generation to",
                        "/badge.svg)](https://ferry.example.com/migrations/")
                .doesNotContain("Due: Issue triage");
        assertThat(server.page("/feeds")).contains("<option>emi</option>");
        assertThat(server.page("/")).contains("href=\"/feeds\"");
    }

    @Test
    void whatIsConfidentialIsCountedButNotNamedToAnybody() {
        assertThat(server.page("/")).contains("Vulnerability resolution");

        server.viewer = Viewer.ANYBODY;
        assertThat(server.page("/"))
                .doesNotContain("Vulnerability resolution", "vulnerability-resolution")
                .contains("1 confidential feature is not named here");
        var entry = gallery.board.all().getFirst();
        assertThat(server.page("/migrations/" + entry.migration().id()))
                .doesNotContain("ulnerability resolution", "vulnerability-resolution");
    }

    @Test
    void whatWasWrittenForThoseWhoMayKnowIsNotShownToOthers() {
        var secret = "ulnerability resolution";
        assertThat(server.page("/")).contains(secret);
        server.viewer = Viewer.ANYBODY;
        for (var entry : gallery.board.all()) {
            gallery.moves(entry, "2027-05-14");
            assertThat(server.page("/")).contains("14 May 2027").doesNotContain(secret);
            server.viewer = Viewer.TRUSTED;
            assertThat(server.page("/")).contains("14 May 2027", secret);
            server.viewer = Viewer.ANYBODY;
        }
    }

    @Test
    void aPageThatDidNotChangeIsNotSentAgain() {
        var first = server.get("/");
        var tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(first.headers().firstValue("Cache-Control")).contains("private, no-cache");
        assertThat(server.get("/", "If-None-Match", tag).statusCode()).isEqualTo(304);

        gallery.hang("gpt-5", "gpt-5.6-sol", "2027-04-30", "2026-11-24");
        assertThat(server.get("/", "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void aPageMayLoadNothingButOurs() {
        assertThat(server.get("/").headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(server.page("/")).doesNotContain("style=\"", "onclick", "https://cdn");
    }

    @Test
    void theTableIsSortedAndNarrowedByItsAddressAlone() {
        var byDue = server.page("/?q=duo-chat&sort=feature&dir=desc");
        assertThat(byDue.indexOf("Discussion summaries"))
                .isPositive()
                .isLessThan(byDue.indexOf(">Chat<"));
        assertThat(byDue).doesNotContain("Code completion").contains("aria-sort=\"descending\"");
        assertThat(server.page("/?health=at-risk")).doesNotContain(">Code generation<");
        assertThat(server.page("/?q=nothing+like+this")).contains("Nothing matches");
    }

    @Test
    void aMigrationThatIsNotThereIsToldSo() {
        var answer = server.get("/migrations/%3Cscript%3E");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no migration with this name");
    }
}
