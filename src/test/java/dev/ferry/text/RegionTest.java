package dev.ferry.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionTest {

    private static final String BEGIN = "<!-- ferry:begin status -->";
    private static final String END = "<!-- ferry:end status -->";

    @Test
    void onlyTheRegionChanges() {
        var body = "Above  \n\n" + BEGIN + "\nold\n" + END + " right behind\n\tBelow\n";

        assertThat(Region.write(body, "status", "| new |\n| --- |"))
                .isEqualTo(
                        "Above  \n\n"
                                + BEGIN
                                + "\n| new |\n| --- |\n"
                                + END
                                + " right behind\n\tBelow\n");
    }

    @Test
    void theBodysLineEndsAreKept() {
        var body = "Above\r\n" + BEGIN + "\r\nold\r\n" + END + "\r\nBelow\r\n";

        assertThat(Region.write(body, "status", "a\nb"))
                .isEqualTo("Above\r\n" + BEGIN + "\r\na\r\nb\r\n" + END + "\r\nBelow\r\n");
        assertThat(Region.read(body, "status")).contains("old");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | '@'",
                "Human | 'Human~~@'",
                "'Human~' | 'Human~~@'",
                "'Human~~' | 'Human~~~@'",
                "'A^B' | 'A^B^^@'",
                "'A^' | 'A^^@'",
                "'A%' | 'A%^^@'"
            })
    void aMissingRegionIsAppendedAfterAnEmptyLine(String body, String expected) {
        var written = Region.write(lineEnds(body), "status", "x");

        var lineEnd = expected.contains("^") ? "\r\n" : "\n";
        assertThat(written)
                .isEqualTo(lineEnds(expected).replace("@", BEGIN + lineEnd + "x" + lineEnd + END));
        assertThat(Region.write(written, "status", "x")).isEqualTo(written);
    }

    private static String lineEnds(String text) {
        return text.replace("~", "\n").replace("^", "\r\n").replace("%", "\r");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "above\n" + BEGIN + "\nold\nbelow\n",
                "above\nold\n" + END + "\nbelow\n",
                "above\n" + END + "\nold\n" + BEGIN + "\nbelow\n",
                "above\n<!-- ferry:begin status --\nold\n" + END + "\nbelow\n",
                "above\n" + BEGIN + "\nold\n<!-- ferry:end other -->\nbelow\n"
            })
    void aDamagedRegionIsAppendedAndNothingElseIsTouched(String body) {
        var once = Region.write(body, "status", "new");
        var twice = Region.write(once, "status", "newer");

        assertThat(once).isEqualTo(body + "\n" + BEGIN + "\nnew\n" + END);
        assertThat(twice).isEqualTo(body + "\n" + BEGIN + "\nnewer\n" + END);
        assertThat(Region.read(twice, "status")).contains("newer");
    }

    @Test
    void copiesCollapseToTheFirst() {
        var copy = BEGIN + "\nold\n" + END;
        var body = copy + "\nhuman\n" + copy + "\n" + copy + "more\n";

        assertThat(Region.write(body, "status", "new"))
                .isEqualTo(BEGIN + "\nnew\n" + END + "\nhuman\n\nmore\n");
    }

    @Test
    void textBetweenSingleMarksBehindACopySurvives() {
        var copy = BEGIN + "\nold\n" + END + "\n";
        var body = copy + BEGIN + "\nhuman\n" + copy + "words\n" + END + "\n";

        var once = Region.write(body, "status", "new");

        assertThat(once).contains("human", "words");
        assertThat(Region.write(once, "status", "new")).isEqualTo(once);
    }

    @Test
    void whatStoodAroundACopyDoesNotGrowTogether() {
        var copy = BEGIN + END;
        var body = copy + "\n<!-- ferry:" + copy + "begin status -->x" + END;

        var once = Region.write(body, "status", "new");

        assertThat(once).isEqualTo(BEGIN + "\nnew\n" + END + "\n<!-- ferry:\nbegin status -->x");
        assertThat(Region.write(once, "status", "new")).isEqualTo(once);
    }

    @Test
    void regionsStandSideBySide() {
        var body = Region.write(Region.write("", "a", "1"), "b", "2");

        assertThat(Region.write(body, "a", "3")).isEqualTo(body.replace("1", "3"));
        assertThat(Region.read(body, "b")).contains("2");
        assertThat(Region.read(body, "c")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x " + END + " y",
                BEGIN + "\n" + END,
                "<!-- ferry:begin other -->",
                "<!--ferry:end status-->",
                "<<!-- ferry:end status -->"
            })
    void contentCannotBreakOut(String content) {
        var body = Region.write("human\n", "status", content);

        assertThat(Region.write(body, "status", content)).isEqualTo(body);
        assertThat(Region.write(body, "status", "safe"))
                .isEqualTo("human\n\n" + BEGIN + "\nsafe\n" + END);
        assertThat(Region.read(body, "status").orElseThrow()).contains("<!-- was ");
        assertThat(Region.read(body, "other")).isEmpty();
    }

    @Test
    void otherHiddenCommentsInContentStay() {
        var content = Checklist.anchor("testing") + "\n## Testing\n- [ ] run it";

        assertThat(Region.read(Region.wrap("tasks", content), "tasks")).contains(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "a\n", "\na", "a\n\nb\n\n"})
    void whatWasWrittenIsRead(String content) {
        assertThat(Region.read(Region.write("x\r\n", "status", content), "status"))
                .contains(content);
        assertThat(Region.read(Region.wrap("status", content), "status")).contains(content);
    }

    @Test
    void aBodyThatTheTrackerTurnedToCrlfNeedsNoWrite() {
        var ours = Region.write("human\n", "status", "a\nb").replace("\n", "\r\n");

        assertThat(Region.write(ours, "status", "a\nb")).isEqualTo(ours);
    }

    @Test
    void anIdIsAPlainName() {
        assertThatThrownBy(() -> Region.wrap("a -->", "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
