package dev.ferry.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BinderTest {

    enum Colour {
        RED,
        DARK_BLUE
    }

    sealed interface Shape permits Circle, Square {}

    record Circle(int radius) implements Shape {}

    record Square(@Default("3") int side, Place at) implements Shape {}

    record Options(@Default("5m") Duration every, @Default("UTC") ZoneId zone) {}

    record Everything(
            String name,
            int count,
            boolean flag,
            LocalDate since,
            Optional<URI> url,
            Set<Colour> colours,
            Map<String, String> scores,
            List<Shape> shapes,
            Options options,
            Word word,
            Place at) {}

    private final Mistakes mistakes = new Mistakes();

    @Test
    void everyKindOfValueIsRead() {
        var everything =
                Texts.bound(
                        """
                        name: "4.5"
                        count: 3
                        flag: true
                        since: 2026-11-30
                        colours: [red, dark-blue]
                        scores: {a: 1}
                        shapes:
                          - {type: circle, radius: 2}
                          - {type: square}
                        word: hello
                        """,
                        Everything.class,
                        mistakes);
        assertThat(mistakes.sorted()).isEmpty();
        assertThat(everything)
                .contains(
                        new Everything(
                                "4.5",
                                3,
                                true,
                                LocalDate.of(2026, 11, 30),
                                Optional.empty(),
                                Set.of(Colour.RED, Colour.DARK_BLUE),
                                Map.of("a", "1"),
                                List.of(new Circle(2), new Square(3, at(9, 5))),
                                new Options(Duration.ofMinutes(5), ZoneId.of("UTC")),
                                new Word("hello", at(10, 7)),
                                at(1, 1)));
    }

    @Test
    void everyMistakeIsFoundAtOnceWithItsPlaceAndWhatWouldBeRight() {
        var everything =
                Texts.bound(
                        """
                        nmae: x
                        count: many
                        flag: yes
                        since: 2026-02-30
                        url: gitlab.example.com
                        colours: [red, blue]
                        scores: [1]
                        shapes:
                          - {type: circel}
                          - radius: 2
                          - {type: circle, radius: 1, radius: 2}
                        options: {every: 5 minutes, zone: Mars/Olympus}
                        word:
                        """,
                        Everything.class,
                        mistakes);
        assertThat(everything).isEmpty();
        assertThat(mistakes.sorted().stream().map(Mistake::toString))
                .containsExactly(
                        "test.yaml:1:1: unknown key \"nmae\", did you mean \"name\"?",
                        "test.yaml:1:1: missing key \"name\"",
                        "test.yaml:2:8: expected a whole number, found \"many\"",
                        "test.yaml:3:7: expected true or false, found \"yes\"",
                        "test.yaml:4:8: expected a date such as 2026-12-01, found \"2026-02-30\"",
                        "test.yaml:5:6: expected an address such as https://gitlab.example.com,"
                                + " found \"gitlab.example.com\"",
                        "test.yaml:6:16: expected red, dark-blue; found \"blue\"",
                        "test.yaml:7:9: expected a mapping, found a list",
                        "test.yaml:9:12: unknown type \"circel\", did you mean \"circle\"?",
                        "test.yaml:10:5: missing key \"type\"",
                        "test.yaml:11:31: the key \"radius\" is twice",
                        "test.yaml:12:18: expected a duration such as 28d, 12h, 5m or 30s, found"
                                + " \"5 minutes\"",
                        "test.yaml:12:35: expected a time zone such as Europe/Berlin, found"
                                + " \"Mars/Olympus\"",
                        "test.yaml:13:6: expected a value, found nothing");
    }

    @Test
    void whatARecordRefusesIsAMistakeWhereItStands() {
        Texts.bound("a: {due_earliest: 7d}", WithSchedule.class, mistakes);
        assertThat(mistakes.sorted())
                .singleElement()
                .hasToString(
                        "test.yaml:1:4: due_earliest and due_latest count back from the cutoff:"
                                + " due_earliest may not be less");
    }

    record WithSchedule(FerryFile.ScheduleEntry a) {}

    private static Place at(int line, int column) {
        return new Place("test.yaml", line, column);
    }
}
