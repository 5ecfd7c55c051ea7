package dev.ferry.migration.ramp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BucketingTest {

    @Test
    void everyVectorHasItsPlace() throws IOException {
        try (var in = getClass().getResourceAsStream("/bucketing/sha256-vectors.json")) {
            var vectors = JsonMapper.builder().build().readTree(in).get("vectors");
            assertThat(vectors).isNotEmpty();
            for (var v : vectors) {
                assertThat(
                                Bucketing.place(
                                        v.get("experiment").textValue(), v.get("user").textValue()))
                        .as(v.toString())
                        .isEqualTo(v.get("bucketFullDigestMod10000").intValue());
            }
        }
    }

    @Test
    void whoIsInStaysInWhileThePercentageGrows() {
        var before = new HashSet<Integer>();
        for (var percent :
                new String[] {"0", "0.01", "1", "5", "12.5", "20", "50", "99.99", "100"}) {
            var now = new HashSet<Integer>();
            IntStream.range(0, 10_000)
                    .filter(i -> Bucketing.isIn("chat", "user-" + i, new BigDecimal(percent)))
                    .forEach(now::add);
            assertThat(now).containsAll(before);
            assertThat(now.size() / 100.0)
                    .isCloseTo(
                            Double.parseDouble(percent), org.assertj.core.data.Offset.offset(1.5));
            before = now;
        }
        assertThat(before).hasSize(10_000);
    }

    @Test
    void anotherExperimentDividesDifferently() {
        var half = new BigDecimal(50);
        var both =
                IntStream.range(0, 10_000)
                        .filter(i ->
                                Bucketing.isIn("chat", "u" + i, half)
                                        && Bucketing.isIn("review", "u" + i, half))
                        .count();
        assertThat(both).isBetween(2_300L, 2_700L);
    }
}
