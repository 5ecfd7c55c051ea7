package dev.ferry.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EscapeTest {

    /** Mentions and references as GitHub and GitLab look for them in rendered text. */
    private static final Pattern REFERENCE =
            Pattern.compile(
                    "@\\w|[#!&$]\\d|[%~][\\w\"]|\\b(?:GH|GL)-\\d|://|www\\.|\\[[a-z_]+:|\\*iteration",
                    Pattern.CASE_INSENSITIVE);

    static Stream<String> hostile() {
        return Stream.concat(Hostile.TEXTS.stream(), Hostile.randoms(7, 12).limit(700));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "O'Brien & Söhne => O'Brien &amp; Söhne",
                "claude-sonnet-4-5[1m] => claude-sonnet-4-5\\[1m\\]",
                "Ana (AI), 50 % of R&D in C# => Ana (AI), 50 % of R&amp;D in C#",
                "openrouter/anthropic/claude-sonnet-4.5:thinking"
                        + " => openrouter/anthropic/claude-sonnet-4.5:thinking",
                "模型 迁移 שלום => 模型 迁移 שלום",
                "'  two \t words\n' => two words"
            })
    void ordinaryNamesStayReadable(String name, String markdown) {
        assertThat(Escape.inline(name)).isEqualTo(markdown);
    }

    @Test
    void nothingHostileActsAndEverythingLooksAsWritten() {
        hostile()
                .forEach(text -> {
                    assertInert(Escape.inline(text), text);
                    assertInert(Escape.code(text), text);
                });
    }

    static void assertInert(String markdown, String text) {
        var tree = Rendered.tree(markdown);
        Rendered.assertOnly(
                tree, Set.of(Paragraph.class, Text.class, Code.class, HtmlInline.class));
        assertThat(Rendered.text(tree)).as(markdown).isEqualTo(Escape.plain(text));
        assertActsNowhere(markdown, tree);
    }

    private static void assertActsNowhere(String markdown, Node tree) {
        assertThat(Rendered.searched(tree)).as(markdown).doesNotContainPattern(REFERENCE);
        assertThat(markdown).doesNotContain("<!--", "-->");
        assertThat(Prose.of(markdown).lines()).noneMatch(line -> line.text().startsWith("/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"| %s | ok |", "|%s|ok|"})
    void aTableStaysATable(String row) {
        hostile()
                .forEach(text -> {
                    assertTable(row, Escape.cell(text), text);
                    assertTable(row, Escape.code(text), text);
                });
    }

    private static void assertTable(String row, String cell, String text) {
        var table = Rendered.tree("|a|b|\n|---|---|\n" + row.formatted(cell) + "\n|c|d|\n");
        var rows = table.getFirstChild().getLastChild();
        var cells = (TableRow) rows.getFirstChild();

        assertThat(rows.getLastChild()).as(cell).isNotSameAs(cells);
        assertThat(Rendered.text(cells.getFirstChild())).isEqualTo(Escape.plain(text));
        assertThat(Rendered.text(cells.getLastChild())).isEqualTo("ok");
        assertThat(cells.getFirstChild().getNext()).isSameAs((TableCell) cells.getLastChild());
    }

    @Test
    void aBlockIsOneQuotation() {
        hostile().filter(text -> !Escape.plain(text).isEmpty()).forEach(EscapeTest::assertBlock);
    }

    static void assertBlock(String text) {
        var block = Escape.block(text);
        var tree = Rendered.tree(block);
        Rendered.assertOnly(
                tree, Set.of(BlockQuote.class, Paragraph.class, Text.class, HardLineBreak.class));
        assertThat(tree.getFirstChild()).as(text).isSameAs(tree.getLastChild());
        assertThat(Rendered.text(tree).replaceAll("\\s", ""))
                .isEqualTo(Escape.plain(text).replaceAll("\\s", ""));
        assertActsNowhere(block, tree);
    }

    @Test
    void aBlockKeepsItsLines() {
        assertThat(Escape.block("\nIt was slow.\r\n\r\n/close\n- and *wrong*\n"))
                .isEqualTo("> It was slow.  \n>  \n> \\/close  \n> \\- and \\*&#8203;wrong\\*");
        assertThat(Escape.block(" \n ")).isEmpty();
    }

    @Test
    void codeIsCode() {
        assertThat(Escape.code("duo-chat")).isEqualTo("`duo-chat`");
        assertThat(Escape.code("@ana")).isEqualTo("`@ana`");
        assertThat(Escape.code("a`b|c")).isEqualTo("<code>a\\`b&#124;c</code>");
        assertThat(Escape.code("/migrate <old>")).isEqualTo("`/migrate <old>`");
        assertThat(Escape.code(" \n")).isEmpty();
    }

    @Test
    void mentionsAreOnPurposeOnly() {
        assertThat(Escape.mention("ana.b-c_1")).isEqualTo("@ana.b-c_1");
        assertThat(Escape.mention("All")).isEqualTo("`@All`");
        assertThat(Escape.mention("group/sub")).isEqualTo("`@group/sub`");
        assertThat(Escape.mention("a\n/close")).isEqualTo("`@a /close`");
    }

    @Test
    void plainTextHoldsNothingUnseen() {
        assertThat(Escape.plain("a\u202eb\u0000c\n\u00a0 d \ud83d \ufeff\ud83d\ude80"))
                .isEqualTo("abc d \ufffd \ud83d\ude80");
        assertThat(hostile().map(Escape::plain))
                .allMatch(text -> text.codePoints().noneMatch(Plain::isUnseen))
                .allMatch(text -> text.equals(Escape.plain(text)));
    }

    @Test
    void aLimitSplitsNoCharacter() {
        assertThat(Escape.limit("abc", 3)).isEqualTo("abc");
        assertThat(Escape.limit("abcd", 3)).isEqualTo("ab…");
        assertThat(Escape.limit("\ud83d\ude80\ud83d\ude80\ud83d\ude80", 2))
                .isEqualTo("\ud83d\ude80…");
        assertThat(Escape.limit("abc", 1)).isEqualTo("…");
        assertThat(Escape.limit("abc", 0)).isEmpty();
    }
}
