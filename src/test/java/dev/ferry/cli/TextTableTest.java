package dev.ferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void columnsStandUnderEachOtherWhateverTheirLettersAre() {
        var table =
                new TextTable("NAME", "DAY")
                        .row("翻訳", "1")
                        .row("e\u0301te\u0301", "2")
                        .row("chat", "3");
        assertThat(table.lines(80))
                .containsExactly("NAME  DAY", "翻訳  1", "e\u0301te\u0301   2", "chat  3");
    }

    @Test
    void theWidestColumnGivesWayFirst() {
        var table = new TextTable("DUE", "NAME").row("2026-12-01", "a very long name of a feature");
        assertThat(table.lines(24)).containsExactly("DUE         NAME", "2026-12-01  a very long…");
    }

    @Test
    void nothingInACellReachesTheTerminal() {
        assertThat(new TextTable("A").row("\u001b[31mred\n\u202edlo").lines(80))
                .containsExactly("A", "[31mred  dlo");
    }

    @Test
    void wordsWrapAtSpaces() {
        assertThat(Cells.wrap("one two three", 7)).containsExactly("one two", "three");
        assertThat(Cells.wrap("supercalifragilistic", 7)).containsExactly("supercalifragilistic");
    }
}
