package dev.ferry.tracker.embedded.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.text.Checklist;
import dev.ferry.tracker.IssueRef;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    private static final References.Links LINKS =
            new References.Links() {
                @Override
                public Optional<References.Target> issue(String name) {
                    return name.equals("#12") || name.equals("&5")
                            ? Optional.of(
                                    new References.Target(
                                            IssueRef.issue("embedded", "acme/app", 12),
                                            "A \"title\"",
                                            "/tracker/acme/app/-/issues/12"))
                            : Optional.empty();
                }

                @Override
                public boolean isPerson(String username) {
                    return username.equals("ana");
                }
            };

    @Test
    void markdownIsHtml() {
        assertThat(html("# Plan\n\n**bold** ~~gone~~ `code`\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n"))
                .contains(
                        "<h1>Plan</h1>",
                        "<strong>bold</strong>",
                        "<del>gone</del>",
                        "<code>code</code>")
                .contains("<th>a</th>", "<td align=\"right\">2</td>");
    }

    @Test
    void markersAreNotSeen() {
        assertThat(html("<!-- ferry:table -->\nseen\n<!-- /ferry -->"))
                .contains("seen")
                .doesNotContain("ferry");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[x](javascript:alert(1))",
                "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
                "<svg onload=alert(1)>",
                "<iframe src=//evil></iframe>",
                "<form action=//evil><input type=checkbox><button>x</button></form>",
                "<p style=\"position:fixed\" onclick=alert(1) id=top class=check>x</p>",
                "<button form=f name=task value=1>x</button>",
                "<style>*{display:none}</style>",
                "<details ontoggle=alert(1) open>x</details>"
            })
    void hostileTextActsNotAtAll(String text) {
        assertThat(html(text).toLowerCase(java.util.Locale.ROOT))
                .doesNotContain(
                        "<script", "<img", "<svg", "<iframe", "<form", "<input", "<button",
                        "<style")
                .doesNotContainPattern("<[^>]*(\\son|style=|javascript:|\\sid=)");
    }

    @Test
    void issuesAndPeopleAreLinkedWhereTheyAre() {
        assertThat(html("see #12 and #13, @ana and @bob"))
                .contains("<a href=\"/tracker/acme/app/-/issues/12\" title=\"A &#34;title&#34;\"")
                .contains(">#12</a> and #13, <span class=\"mention\">")
                .containsPattern("<span class=\"mention\">(@|&#64;)ana</span> and (@|&#64;)bob");
        assertThat(html("`#12` and [#12](http://x.example)"))
                .contains("<code>#12</code>")
                .doesNotContain("/tracker/");
        assertThat(html("a#12 x&5 me@ana")).doesNotContain("<a ", "<span");
    }

    @Test
    void boxesAreButtonsThatNameTheirTask() {
        var text =
                "intro\r\n\r\n"
                        + "- [ ] first *thing*\r\n"
                        + "- [x] second\r\n"
                        + "  1. [X] nested\r\n"
                        + "- [~] none\r\n";

        var html = html(text);

        var tasks = Checklist.tasks(text);
        assertThat(tasks).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(html).contains("value=\"" + TaskBoxes.Wish.toggle(i, tasks.get(i)) + "\"");
        }
        assertThat(html)
                .containsSubsequence(
                        "aria-checked=\"false\"",
                        "first",
                        "aria-checked=\"true\"",
                        "second",
                        "aria-checked=\"true\"",
                        "nested")
                .contains("form=\"f0\"", "aria-label=\"second\"")
                .doesNotContain("[x]", "[ ]");
    }

    @Test
    void boxesThatFerryDoesNotCountCannotBeTicked() {
        assertThat(html("> - [ ] quoted")).contains("disabled").doesNotContain("name=\"task\"");
        assertThat(html("```\n- [ ] code\n```")).doesNotContain("<button");
        assertThat(Markdown.html("- [ ] a", LINKS, new TaskBoxes("- [ ] a", "f0", false)))
                .contains("disabled")
                .doesNotContain("name=\"task\"");
    }

    @Test
    void aBoxesLabelStaysText() {
        assertThat(html("- [ ] \"><script>alert(1)</script> & 'x'"))
                .contains("aria-label=\"&quot;&gt;\"")
                .doesNotContain("<script");
    }

    @Test
    @Timeout(60)
    void longAndDeepTextIsShownInTime() {
        for (var part :
                List.of(
                        "> ",
                        "- ",
                        "*a ",
                        "[",
                        "a.",
                        "@",
                        "#1 ",
                        "<a ",
                        "- [ ] x\n",
                        "`",
                        "|a",
                        "![](",
                        "&",
                        "a/b#")) {
            assertThat(html(part.repeat(30_000 / part.length()))).isNotNull();
        }
    }

    private static String html(String text) {
        return Markdown.html(text, LINKS, new TaskBoxes(text, "f0", true));
    }
}
