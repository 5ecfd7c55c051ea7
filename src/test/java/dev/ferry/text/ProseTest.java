package dev.ferry.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.text.Prose.Kind;
import dev.ferry.text.Prose.Line;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProseTest {

    /** One letter for each line: o(rdinary), c(ode), q(uote), h(idden). */
    private static String kinds(String text) {
        return Prose.of(text).lines().stream()
                .map(line -> line.kind().name().substring(0, 1).toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining());
    }

    private static void check(String text, String kinds) {
        assertThat(kinds(text)).as(text).isEqualTo(kinds);
        assertThat(kinds(text.replace("\n", "\r\n"))).as("CRLF " + text).isEqualTo(kinds);
        assertThat(kinds(text.replace("\n", "\r"))).as("CR " + text).isEqualTo(kinds);
    }

    @Test
    void plainTextIsOrdinary() {
        check("", "o");
        check("a\n\nb\n", "oooo");
        check("# a\n- b\n1. c\n| d |\n---\n***\n=", "ooooooo");
    }

    @Test
    void fencesHoldCode() {
        check("```\na\n```\nb", "ccco");
        check("```java\na\n\nb\n```  \nc", "ccccco");
        check("~~~ a ` ~\n```\n~~~\nb", "ccco");
        check("````\n```\n````\na", "ccco");
        check("```\n````\na", "cco");
        check("   ```\na\n   ```\nb", "ccco");
        check("```\n    ```\na", "ccc");
        check("```\n``` a\na", "ccc");
        check("a\n```\nb\n```\nc", "occco");
    }

    @Test
    void anUnclosedFenceReachesToTheEnd() {
        check("```\na\n\nb\n", "ccccc");
        check("~~~\n```\n", "ccc");
    }

    @Test
    void whatIsNoFenceHidesNothing() {
        check("``` a `\nb", "oo");
        check("``\na", "oo");
        check("x ```\na\n\n```", "oooc");
    }

    @Test
    void aFenceInAListEndsWithTheList() {
        check("- a\n  ```\n  b\n  ```\nc", "occco");
        check("- ```\n  a\n  ```\nb", "ccco");
        check("- ```\n  a\nb", "cco");
        check("1. a\n\n   ```\nb\n", "oocoo");
        check("- a\nlazy\n  ```\nb", "ooco");
    }

    @Test
    void indentedCodeIsCode() {
        check("    a", "c");
        check("\ta\n  \tb", "cc");
        check("a\n    b", "oo");
        check("a\n\n    b\n", "ooco");
        check("- a\n\n    b", "ooo");
        check("- a\n\n      b", "ooc");
        check("-     a", "c");
        check("# a\n    b", "oc");
    }

    @Test
    void quotationsAreQuotes() {
        check("> a\n>b\n   > c\n    > d", "qqqc");
        check("> a\nb", "qo");
        check("> ```\na", "qo");
        check("a\n> b\nc", "oqo");
        check("- > a\n  > b\nc", "qqo");
    }

    @Test
    void gitLabsQuoteFencesNeedTheirEnd() {
        check(">>>\na\n\nb\n>>>\nc", "qqqqqo");
        check(">>> \na\n>>>\t\nc", "qqqo");
        check(">>>\na\n", "qoo");
        check("```\n>>>\n```\na\n>>>\nb", "cccoqo");
    }

    @Test
    void commentsHide() {
        check("<!-- a -->\nb", "ho");
        check("<!--\na\n\nb\n-->\nc", "hhhhho");
        check("<!--\na", "hh");
        check("<!-->\na", "ho");
        check("   <!--\na\n--> b\nc", "hhho");
        check("a\n<!--\nb\n-->\nc", "ohhho");
        check("- <!--\n  a\nb", "hho");
    }

    @Test
    void commentsInAParagraphHideToo() {
        check("a <!-- b\nc\n--> d\ne", "ohho");
        check("a <!-- b\nc\n\n-->", "oooo");
        check("a \\<!-- b\nc -->", "oo");
        check("a `<!--` b\nc -->", "oo");
    }

    @Test
    void someHtmlIsVerbatim() {
        check("<pre>\n\na\n</pre>\nb", "hhhho");
        check("<PRE class=x>\na\n</Pre> b\nc", "hhho");
        check("<script>a</script>\nb", "ho");
        check("<?\na\n?>\nb", "hhho");
        check("<![CDATA[\n\na\n]]>\nb", "hhhho");
        check("<!X\na\n>\nb", "hhho");
        check("<prefix>\na", "oo");
    }

    @Test
    void otherHtmlHidesNothing() {
        check("<details>\n<summary>a</summary>\n\nb\n\n</details>", "oooooo");
        check("<div>\na\n</div>", "ooo");
        check("<a>b", "o");
    }

    @Test
    void codeSpansMayReachOverLines() {
        check("a `b\nc` d\ne", "oco");
        check("a ``b\nc` d\ne`` f\ng", "occo");
        check("a `b\n\nc`", "ooo");
        check("a `b\nc", "oo");
        check("a \\`b\nc`", "oo");
        check("a \\``b\nc` d\n`", "oco");
        check("a `b\\`\nc` d\ne`", "ooc");
        check("- a `b\n  c`", "oc");
        check("- a `b\n- c`", "oo");
        check("a `\n# b\nc `", "ooo");
        check("a `\n===\nc `", "ooo");
    }

    @Test
    void linesTellWhereTheyStandAndWhereTheirItemBegins() {
        assertThat(Prose.of("a\r\n- b\r   1) - c\n").lines())
                .containsExactly(
                        new Line(1, 0, "a", Kind.ORDINARY, -1),
                        new Line(2, 3, "- b", Kind.ORDINARY, 2),
                        new Line(3, 7, "   1) - c", Kind.ORDINARY, 8),
                        new Line(4, 17, "", Kind.ORDINARY, -1));
    }

    /** Rules of when a list may begin: §5.2 and §5.3 of CommonMark. */
    @Test
    void notEveryNumberBeginsAnItem() {
        assertThat(Prose.of("a\n2. b").lines()).extracting(Line::item).containsExactly(-1, -1);
        assertThat(Prose.of("a\n1. b").lines()).extracting(Line::item).containsExactly(-1, 3);
        assertThat(Prose.of("2. a\n3. b").lines()).extracting(Line::item).containsExactly(3, 3);
        assertThat(Prose.of("1.a\n1234567890. b\n-c\n**d**\n__e__").lines())
                .extracting(Line::item)
                .containsOnly(-1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`",
                "``` ",
                "` ",
                "`` ` ",
                "\\`",
                "<!--",
                "<!-- ",
                "a <!--\n",
                "a `\n",
                "- ",
                "- \n",
                "-\n\n",
                "> ",
                ">>>\n",
                "```\n",
                "~~~\n ",
                "1. ",
                "\t",
                "    \n",
                "<pre>\n",
                "<?\n",
                "<![CDATA[\n",
                "* * ",
                "***\n",
                "===\n",
                "a\n",
                "a\n===\n",
                "\r",
                "\\",
                "- a\nb\n",
                "  - ",
                "#",
                "a\n\tb\n"
            })
    void workGrowsWithTheLengthOnly(String piece) {
        var small = Work.of(() -> Prose.of(piece.repeat(4_000 / piece.length())));
        long limit = 40 * small + Work.NOISE;
        var large = Work.within(limit, () -> Prose.of(piece.repeat(64_000 / piece.length())));

        assertThat(large).isLessThan(limit);
    }

    @Test
    void garbageOfAnyKindHasItsLinesAndNoMore() {
        var random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            var text = Hostile.random(random, 40);
            var lines = Prose.of(text).lines();

            assertThat(lines).hasSize(text.split("\r\n|\r|\n", -1).length);
            assertThat(lines).allMatch(line -> text.startsWith(line.text(), line.start()));
        }
    }
}
