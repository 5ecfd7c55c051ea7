package dev.ferry.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ferry.glql.Question;
import dev.ferry.glql.Shelf;
import dev.ferry.glql.check.Context;
import dev.ferry.glql.eval.Flavour;
import dev.ferry.glql.eval.Item;
import dev.ferry.glql.lang.Dialect;
import dev.ferry.glql.lang.GlqlException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole expected texts; then what titles may not do. */
class ViewTextTest {

    private static final Context PAGE = Context.at(Shelf.NOW).as("ana");

    private static String text(String block, List<Item> items, int budget) {
        var question = Question.block(block, Dialect.FERRY, PAGE, Flavour.GITLAB);
        return ViewText.of(question, question.answer(items), budget);
    }

    @Test
    void aTableWithTitleAndDescription() {
        var block =
                """
                display: table
                title: What moves
                description: Every feature, soonest first
                fields: title, dri, phase, rollout, due as "Until", labels("flag::*") as "Flag"
                sort: due asc
                query: feature = any
                """;
        assertThat(text(block, Shelf.items(), 10_000))
                .isEqualTo(
                        """
                        **What moves** · 3 rows

                        Every feature, soonest first

                        | Title | Dri | Phase | Rollout | Until | Flag |
                        | --- | --- | --- | --- | --- | --- |
                        | [Search moves on (#&#8203;3)](https://tracker.example/acme/app/3) | @&#8203;bo | testing | 0% | 2026-03-10 | `flag::off` |
                        | [Chat moves on (#&#8203;2)](https://tracker.example/acme/app/2) | @&#8203;ana | rolling out | 25% | 2026-03-20 | `flag::on` |
                        | [Review &#124; moves \\*&#8203;on\\* (#&#8203;4)](https://tracker.example/acme/app/4) | @&#8203;ana | blocked | 0% | 2026-04-01 | *None* |\
                        """);
    }

    @Test
    void listsJoinTheirColumns() {
        var block =
                "display: orderedList\n"
                        + "fields: id, state\n"
                        + "sort: due asc\n"
                        + "limit: 2\n"
                        + "query: feature = any";
        assertThat(text(block, Shelf.items(), 10_000))
                .isEqualTo("3 rows\n\n1. 3 · Open\n2. 2 · Open\n\nShowing 2 of 3.");
        assertThat(text("fields: id\nquery: id = 5", Shelf.items(), 10_000))
                .isEqualTo("1 row\n\n- 5");
    }

    @Test
    void nothingFoundIsSaid() {
        assertThat(text("query: label = \"nope\"", Shelf.items(), 10_000))
                .isEqualTo("No data found for this query.");
    }

    @Test
    void aCollapsedViewFoldsAway() {
        assertThat(
                        text(
                                "collapsed: true\ntitle: <b>@all</b>\nfields: id\nquery: id = 5",
                                Shelf.items(),
                                10_000))
                .isEqualTo(
                        """
                        <details><summary>&lt;b&gt;&#64;&#8203;all&lt;/b&gt; · 1 row</summary>

                        - 5

                        </details>\
                        """);
    }

    @Test
    void whatHasNoRoomIsLeftOutAndCounted() {
        var items = new ArrayList<Item>();
        for (int i = 10; i < 110; i++) {
            items.add(Shelf.issue(i, "Feature number " + i, "ana", "", "AI"));
        }
        var text = text("display: table\nquery: label = \"AI\"", items, 2_000);
        assertThat(text.length()).isLessThanOrEqualTo(2_000);
        assertThat(text).contains("100 rows").containsPattern("Showing \\d+ of 100\\.");
    }

    @Test
    void aMistakeStandsInPlaceOfTheTable() {
        var mistake =
                catchThrowableOfType(
                        GlqlException.class,
                        () ->
                                Question.block(
                                        "query: lable = \"`AI`\"",
                                        Dialect.GITLAB,
                                        PAGE.inProject("a/b"),
                                        Flavour.GITLAB));
        assertThat(ViewText.error(mistake))
                .isEqualTo(
                        """
                        **An error occurred when trying to display this embedded view:**

                        - Error: lable is not a recognized field.

                        ```text
                        query, line 1, column 1:
                          lable = "`AI`"
                          ^^^^^
                        Did you mean `label`?
                        ```\
                        """);
    }
}
