package dev.ferry.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Laws that hold for every text. In an ordinary run they are tried with a fixed set of texts; with
 * {@code JAZZER_FUZZ=1} and one method chosen, texts are searched that break them.
 */
class TextFuzzTest {

    private static final String SEEDS = "dev.ferry.text.Hostile#seeds";
    private static final int LONGEST = 30;

    static Stream<Arguments> pairs() {
        return Hostile.seeds().map(text -> Arguments.of(text, text));
    }

    @Test
    void theLawsHoldForTextsOfAnyPieces() {
        Hostile.randoms(2, LONGEST)
                .limit(300)
                .forEach(text -> {
                    escapedTextNeverActs(text);
                    aMarkerHoldsItsValue(text);
                    linesAreThoseOfTheText(text);
                    aToggledBoxIsTheOnlyChange(text);
                });
    }

    @Test
    void theLawOfRegionsHoldsForBodiesOfAnyPieces() {
        var contents = Hostile.randoms(3, 5).iterator();
        Hostile.randoms(4, LONGEST)
                .limit(1_500)
                .forEach(body -> aRegionIsAllThatIsWritten(body, contents.next()));
    }

    @MethodSource(SEEDS)
    @FuzzTest(maxDuration = "1m")
    void escapedTextNeverActs(@NotNull String text) {
        EscapeTest.assertInert(Escape.inline(text), text);
        EscapeTest.assertInert(Escape.code(text), text);
        if (!Escape.plain(text).isEmpty()) {
            EscapeTest.assertBlock(text);
        }
    }

    @MethodSource(SEEDS)
    @FuzzTest(maxDuration = "1m")
    void aMarkerHoldsItsValue(@NotNull String text) {
        var marker = new Marker("reply", Map.of("to", text));

        assertThat(Marker.all(marker.text(), "reply")).containsExactly(marker);
        assertThat(marker.text().lines()).hasSize(1);
        assertThat(marker.text().substring(4, marker.text().length() - 3))
                .doesNotContain("--", "<", ">");
        assertThat(Marker.all(text + "\n" + marker.text(), "reply")).endsWith(marker);
    }

    @MethodSource("pairs")
    @FuzzTest(maxDuration = "1m")
    void aRegionIsAllThatIsWritten(@NotNull String body, @NotNull String content) {
        var once = Region.write(body, "x", content);
        var other = Region.write(once, "x", "other");

        assertThat(Region.write(once, "x", content)).isEqualTo(once);
        assertThat(Region.write(other, "x", content)).isEqualTo(once);
        assertThat(Region.write(once, "x", Region.read(once, "x").orElseThrow())).isEqualTo(once);
        assertThat(human(once)).isEqualTo(human(body));
    }

    /** The words outside of all regions x, without line ends and single marks. */
    private static String human(String body) {
        var words = new StringBuilder();
        int at = 0;
        boolean open = false;
        for (var mark : Hidden.in(body)) {
            boolean begins = mark.word().equals("begin");
            if (mark.rest().equals("x") && (begins || mark.word().equals("end"))) {
                words.append(begins || !open ? body.substring(at, mark.start()) : "");
                at = mark.end();
                open = begins;
            }
        }
        return (words + body.substring(at)).replaceAll("[\r\n]", "");
    }

    @MethodSource(SEEDS)
    @FuzzTest(maxDuration = "1m")
    void linesAreThoseOfTheText(@NotNull String text) {
        var lines = Prose.of(text).lines();

        assertThat(lines).hasSize(text.split("\r\n|\r|\n", -1).length);
        assertThat(lines).allMatch(line -> text.startsWith(line.text(), line.start()));
    }

    @MethodSource(SEEDS)
    @FuzzTest(maxDuration = "1m")
    void aToggledBoxIsTheOnlyChange(@NotNull String body) {
        List<Checklist.Task> tasks = Checklist.tasks(body);
        for (int i = 0; i < Math.min(10, tasks.size()); i++) {
            var task = tasks.get(i);
            var toggled = Checklist.toggle(body, i, !task.done());

            assertThat(Checklist.tasks(toggled)).hasSameSizeAs(tasks);
            assertThat(Checklist.tasks(toggled).get(i).done()).isEqualTo(!task.done());
            assertThat(toggled.length()).isEqualTo(body.length());
            assertThat(toggled.substring(task.at() + 1)).isEqualTo(body.substring(task.at() + 1));
        }
    }
}
