package dev.ferry.glql;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ferry.glql.check.Compiled;
import dev.ferry.glql.check.Compiler;
import dev.ferry.glql.check.Context;
import dev.ferry.glql.check.Request;
import dev.ferry.glql.eval.Evaluator;
import dev.ferry.glql.eval.Family;
import dev.ferry.glql.eval.Flavour;
import dev.ferry.glql.gitlab.GitLabArguments;
import dev.ferry.glql.lang.ColumnList;
import dev.ferry.glql.lang.Dialect;
import dev.ferry.glql.lang.GlqlException;
import dev.ferry.glql.lang.Query;
import dev.ferry.glql.lang.Script;
import dev.ferry.glql.view.View;
import dev.ferry.render.ViewText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Laws that hold for every query, and for every text that is none. In an ordinary run they are
 * tried with fixed dice; with {@code JAZZER_FUZZ=1} and one method chosen, texts are searched that
 * break them.
 */
class GlqlLawsTest {

    private static final Context PAGE = Context.at(Shelf.NOW).as("ana").inGroup("acme");
    private static final int LARGE = 2_000_000;

    private static Optional<Compiled> compiled(String query, Dialect dialect, String sort) {
        try {
            return Optional.of(
                    Compiler.compile(Request.query(query).dialect(dialect).sort(sort), PAGE));
        } catch (GlqlException e) {
            assertThat(e.explained()).contains(e.getMessage());
            return Optional.empty();
        }
    }

    @Test
    void theEvaluatorAgreesWithAPlainReadingOfTheFilters() {
        var dice = new Dice(21);
        int agreed = 0;
        while (agreed < 1_500) {
            var query = compiled(dice.query(), Dialect.GITLAB, dice.sort());
            if (query.isEmpty() || !isPlain(query.get())) {
                continue;
            }
            var items = new Dice(agreed).items("embedded", 25);
            var reading = new PlainReading(GitLabArguments.of(query.get()), query.get().today());
            var scope = query.get().scope();
            var expected =
                    items.stream()
                            .filter(i -> within(i.identity().path(), i.identity().group(), scope))
                            .filter(i ->
                                    scope.kind().word().equals("group") || !i.identity().inGroup())
                            .filter(reading::takes)
                            .map(i -> i.identity().id())
                            .toList();
            var found = new Evaluator(query.get(), Flavour.GITLAB).matches(items, Family.UNKNOWN);
            assertThat(found.stream().map(i -> i.identity().id()))
                    .as(query.get().query().written())
                    .containsExactlyInAnyOrderElementsOf(expected);
            agreed++;
        }
    }

    /** Parents are found by other queries first; of two types GitLab drops the second. */
    private static boolean isPlain(Compiled query) {
        var names = query.filters().stream().map(f -> f.name()).toList();
        return !names.contains("epic")
                && !names.contains("parent")
                && Collections.frequency(names, "type") < 2;
    }

    private static boolean within(String path, String group, dev.ferry.glql.check.Scope scope) {
        return scope.subgroups()
                ? path.equals(scope.path()) || path.startsWith(scope.path() + "/")
                : group.equals(scope.path());
    }

    @Test
    void theOrderIsTheSameHoweverTheItemsCome() {
        var dice = new Dice(22);
        for (int i = 0; i < 200; i++) {
            var query = compiled("label != \"nope\"", Dialect.FERRY, dice.sort()).orElseThrow();
            var items = new ArrayList<>(new Dice(i).items("embedded", 40));
            var evaluator = new Evaluator(query, Flavour.GITLAB);
            var once = evaluator.matches(items, Family.UNKNOWN);
            Collections.shuffle(items, new Random(i));
            assertThat(evaluator.matches(items, Family.UNKNOWN)).isEqualTo(once);
            var cut = evaluator.answer(items, Family.UNKNOWN, Family.UNKNOWN, 7);
            assertThat(cut.total()).isEqualTo(once.size());
        }
    }

    @Test
    void whatIsWrittenAgainIsReadAgainAsTheSame() {
        var dice = new Dice(23);
        for (int i = 0; i < 3_000; i++) {
            boolean own = i % 2 == 0;
            staysItself(own ? dice.ownQuery() : dice.query(), own ? Dialect.FERRY : Dialect.GITLAB);
        }
    }

    private static void staysItself(String text, Dialect dialect) {
        Query query;
        try {
            query = Query.parse(text, dialect);
        } catch (GlqlException e) {
            return;
        }
        var written = query.written();
        var again = Query.parse(written, dialect);
        assertThat(again.written()).as(text).isEqualTo(written);
        assertThat(again.terms().size()).as(text).isEqualTo(query.terms().size());
    }

    @FuzzTest(maxDuration = "1m")
    void anyBytesAreReadOrExplained(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        for (var dialect : Dialect.values()) {
            staysItself(text, dialect);
            compiled(text, dialect, "created");
            try {
                var question = Question.block(text, dialect, PAGE, Flavour.GITLAB);
                assertThat(ViewText.of(question, question.answer(Shelf.items()), 5_000))
                        .isNotEmpty();
            } catch (GlqlException e) {
                assertThat(ViewText.error(e)).contains("An error occurred");
            }
        }
        try {
            ColumnList.parse(new Script("fields", text));
        } catch (GlqlException e) {
            assertThat(e.explained()).isNotEmpty();
        }
    }

    @Test
    void bytesOfAnyKindAreReadOrExplained() {
        var random = new Random(24);
        var pieces =
                List.of(
                        "label",
                        "=",
                        "\"",
                        "'",
                        "(",
                        ")",
                        " and ",
                        " or ",
                        "not ",
                        "~",
                        "@",
                        "*",
                        "::",
                        "1",
                        "-1d",
                        "2026-01-01",
                        "today()",
                        "\n",
                        "---",
                        "query: ",
                        "fields: ",
                        ": ",
                        "#",
                        "&",
                        "\\",
                        "é",
                        "🎉",
                        "\u0000",
                        "{",
                        "[",
                        "!",
                        "group by ");
        for (int i = 0; i < 4_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(14); n >= 0; n--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            anyBytesAreReadOrExplained(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        for (int i = 0; i < 300; i++) {
            var bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            anyBytesAreReadOrExplained(bytes);
        }
    }

    /** Two million characters of what is costly to read, each within a moment. */
    @Test
    @Timeout(60)
    void timeIsLinearInTheLength() {
        for (var piece : List.of("label = \"a\" and ", "(", "\"", "~a,", "label in (", "é1")) {
            var large = piece.repeat(LARGE / piece.length());
            var start = System.nanoTime();
            try {
                Query.parse(large, piece.length() % 2 == 0 ? Dialect.GITLAB : Dialect.FERRY);
            } catch (GlqlException e) {
                assertThat(e.explained().length()).isLessThan(3 * LARGE);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as(piece)
                    .isLessThan(Duration.ofSeconds(4));
            try {
                View.read(large, Dialect.GITLAB);
            } catch (GlqlException e) {
                assertThat(e).hasMessage("Error: Input exceeds maximum size");
            }
        }
    }
}
