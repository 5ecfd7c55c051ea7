package dev.ferry.command;

import static dev.ferry.command.Grammar.mistake;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.text.Hostile;
import dev.ferry.text.Marker;
import dev.ferry.text.Region;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MistakeTextTest {

    @Test
    void aMistakeShowsTheLineWithACaret() {
        var text = "Please:\n/migrate status code-sugestions";
        var mistake = (Parsed.Mistake) Grammar.PARSER.parse(text).getFirst();

        assertThat(MistakeText.markdown(mistake))
                .isEqualTo(
                        """
                        There is no feature "code-sugestions".

                        ```text
                        2 | /migrate status code-sugestions
                          |                 ^^^^^^^^^^^^^^^
                        ```

                        Did you mean `code-suggestions`? Example: `/migrate status duo-chat`\
                        """);
    }

    @Test
    void whatIsMissingIsMarkedBehindTheLine() {
        assertThat(MistakeText.markdown(mistake("/migrate plan a to  ")))
                .isEqualTo(
                        """
                        &lt;new&gt; is missing.

                        ```text
                        1 | /migrate plan a to
                          |                    ^
                        ```

                        Example: `/migrate plan claude-sonnet-4-5 to claude-sonnet-5-5`\
                        """
                                .replace("a to\n", "a to  \n"));
    }

    /** Carets stand under what is seen: wide letters take two columns, marks and controls none. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "/migrate status 模型 => /migrate status 模型 => '                ^^^^'",
                "/migrate 模型 to b 迁 => /migrate 模型 to b 迁 => '                   ^^'",
                "/migrate e\u0301 to b x => /migrate e\u0301 to b x => '                ^'",
                "/migrate \ud83d\ude80 to b x => /migrate \ud83d\ude80 to b x => '                "
                        + " ^'",
                "/migrate\ta to b x => /migrate a to b x => '                ^'",
                "/migrate \u202ea\u202c\u200b to b x => /migrate a to b x => '                ^'",
                "/migrate a to b <!-- x => /migrate a to b ‹!-- x => '                ^^^^'"
            })
    void caretsStandUnderWhatIsSeen(String line, String shown, String carets) {
        var mistake = mistake(line);
        var echo = Echo.of(mistake.sourceLine(), mistake.column(), mistake.length());

        assertThat(echo.line()).isEqualTo(shown);
        assertThat(echo.carets()).isEqualTo(carets);
    }

    @Test
    void ofALongLineThePartAroundTheTroubleIsShown() {
        var line = "/migrate a to b --features " + "duo-chat,".repeat(50) + "x," + "y".repeat(500);
        var mistake = mistake(line);
        var echo = Echo.of(line, mistake.column(), mistake.length());

        assertThat(echo.line()).startsWith("…").endsWith("…").hasSize(102);
        assertThat(echo.line().charAt(echo.carets().indexOf('^'))).isEqualTo('x');
        assertThat(echo.carets()).endsWith(" ^");
    }

    @Test
    void nothingInAMistakeActs() {
        Stream.concat(Hostile.TEXTS.stream(), Hostile.randoms(6, 20).limit(1_000))
                .map(text -> "/migrate " + text.replaceAll("[\r\n]", " "))
                .flatMap(line -> Grammar.PARSER.parse(line).stream())
                .filter(Parsed.Mistake.class::isInstance)
                .map(parsed -> MistakeText.markdown((Parsed.Mistake) parsed))
                .forEach(MistakeTextTest::assertInert);
    }

    private static final Pattern LINE_THAT_ACTS = Pattern.compile("^[/>]", Pattern.MULTILINE);

    static void assertInert(String markdown) {
        var tree = Parser.builder().build().parse(markdown);
        assertThat(tree.getFirstChild()).as(markdown).isInstanceOf(Paragraph.class);
        assertThat(tree.getFirstChild().getNext()).isInstanceOf(FencedCodeBlock.class);
        assertThat(tree.getLastChild().getPrevious()).isInstanceOf(FencedCodeBlock.class);
        assertThat(markdown).doesNotContain("<!--").doesNotContainPattern(LINE_THAT_ACTS);
        assertThat(Marker.all(markdown, "reply")).isEmpty();
        assertThat(Region.read(markdown, "status")).isEmpty();
        assertThat(Grammar.PARSER.parse(markdown)).isEmpty();
    }
}
