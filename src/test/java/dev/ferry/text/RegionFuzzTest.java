package dev.ferry.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nothing but the region is written. Tried with fixed texts, and searched for a few seconds in
 * every build.
 */
class RegionFuzzTest {

    static Stream<Arguments> pairs() {
        return Hostile.seeds().map(text -> Arguments.of(text, text));
    }

    @Test
    void holdsForBodiesOfAnyPieces() {
        var contents = Hostile.randoms(3, 5).iterator();
        Hostile.randoms(4, 30)
                .limit(1_500)
                .forEach(body -> aRegionIsAllThatIsWritten(body, contents.next()));
    }

    @MethodSource("pairs")
    @FuzzTest(maxDuration = "5s")
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
}
