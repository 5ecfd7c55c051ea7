package dev.ferry.glql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.glql.check.Context;
import dev.ferry.glql.eval.Answer;
import dev.ferry.glql.eval.Cell;
import dev.ferry.glql.eval.Flavour;
import dev.ferry.glql.eval.Item;
import dev.ferry.glql.lang.Dialect;
import dev.ferry.glql.lang.GlqlException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asking in our own dialect: from a text to rows, or to words about what is wrong with it. */
class QuestionTest {

    private static final Context PAGE = Context.at(Shelf.NOW).as("ana");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "phase = testing or phase = blocked; #3 #4",
                "not assignee = currentUser() and label = AI; #3 &1",
                "not (assignee = @ana or label = ~bug); #3 &1",
                "label in ('AI') and (health = late or rollout > 0); #2 #3",
                "health in (late, at_risk); #3 #4",
                "health = 'at risk'; #4",
                "rollout >= 25; #2",
                "rollout = none; #5 &1",
                "daysLeft < 48 and dri = @bo; #3",
                "phase = rolling_out; #2",
                "provider = 'Anthropic' and cutoff <= 2026-05-01; #2 #3 #4",
                "eta != 2026-04-01; #5 &1",
                "feature = any and epic = acme&1; #2 #3 #4",
                "parent = &1 and flag in ('chat_model', 'review_model'); #2 #4",
                "project = 'acme/app' and label != any; ''",
                "group = 'acme' and type = Epic; &1",
                "due < today() or created > -3d; #2 #3",
            })
    void findsWhatItMeans(String query, String expected) {
        var question = Question.query(query.replace("= AI", "= \"AI\""), PAGE, Flavour.GITLAB);
        assertThat(references(question)).isEqualTo(expected == null ? "" : expected);
    }

    private static String references(Question question) {
        return question.answer(Shelf.items()).rows().isEmpty()
                ? ""
                : Shelf.items().stream()
                        .filter(i -> ids(question).contains(i.identity().id()))
                        .map(i -> i.identity().reference())
                        .sorted()
                        .collect(Collectors.joining(" "));
    }

    private static List<String> ids(Question question) {
        var evaluator = new dev.ferry.glql.eval.Evaluator(question.compiled(), question.flavour());
        var items = Shelf.items();
        return evaluator.matches(items, dev.ferry.glql.eval.Family.of(byId(items))).stream()
                .map(i -> i.identity().id())
                .toList();
    }

    private static java.util.Map<String, Item> byId(List<Item> items) {
        return items.stream().collect(Collectors.toMap(i -> i.identity().id(), i -> i));
    }

    @Test
    void countsByGroup() {
        var answer =
                Question.query("label = \"AI\" group by phase, dri", PAGE, Flavour.GITLAB)
                        .answer(Shelf.items());
        assertThat(answer.columns().stream().map(c -> c.label()))
                .containsExactly("Phase", "Dri", "Count");
        assertThat(texts(answer))
                .containsExactly(
                        "blocked | @ana | 1",
                        "rolling out | @ana | 1",
                        "testing | @bo | 1",
                        " |  | 1");
    }

    @Test
    void cellsHoldWhatTheColumnsSay() {
        var block =
                """
                display: table
                fields: title, labels("flag::*") as "Flag", rollout, daysLeft, taskCompletionStatus, epic
                sort: due asc
                limit: 2
                query: feature = any
                """;
        var answer =
                Question.block(block, Dialect.FERRY, PAGE, Flavour.GITLAB).answer(Shelf.items());
        assertThat(texts(answer))
                .containsExactly(
                        "Search moves on (#3) | flag::off | 0% | 47 | 3 of 9 | Everything moves on"
                                + " (&1)",
                        "Chat moves on (#2) | flag::on | 25% | 47 | 2 of 9 | Everything moves on"
                                + " (&1)");
        assertThat(answer.isCut()).isTrue();
        assertThat(answer.total()).isEqualTo(3);
    }

    private static List<String> texts(Answer answer) {
        return answer.rows().stream()
                .map(r -> r.cells().stream().map(Cell::plain).collect(Collectors.joining(" | ")))
                .toList();
    }

    @Test
    void aMistakeIsExplainedWithACaret() {
        assertThatThrownBy(() -> Question.query("phase = nope", PAGE, Flavour.GITLAB))
                .isInstanceOfSatisfying(
                        GlqlException.class,
                        e ->
                                assertThat(e.explained())
                                        .startsWith("Error: `phase` cannot be compared with `NOPE`")
                                        .contains("query, line 1, column 9:")
                                        .contains("\n          ^^^^"));
    }

    @Test
    void aWordThatIsNearlyRightIsPutRight() {
        assertThatThrownBy(() -> Question.query("state = opend", PAGE, Flavour.GITLAB))
                .isInstanceOfSatisfying(
                        GlqlException.class,
                        e -> assertThat(e.hint()).contains("Did you mean `opened`?"));
    }

    @Test
    void aPlaceCannotBeOneOfTwo() {
        assertThatThrownBy(() ->
                        Question.query("project = \"a/b\" or label = \"x\"", PAGE, Flavour.GITLAB))
                .hasMessage(
                        "Error: `project` says where to look, and cannot stand below `or` or"
                                + " `not`.");
    }

    @Test
    void whatNobodyTellsUsCannotBeAsked() {
        assertThatThrownBy(() -> Question.query("subscribed = true", PAGE, Flavour.GITLAB).test())
                .hasMessage("Error: Ferry does not keep `subscribed` of items.");
    }
}
