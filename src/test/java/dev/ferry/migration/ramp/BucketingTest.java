package dev.ferry.migration.ramp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.BitSet;
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
        var before = new BitSet();
        for (var percent :
                new String[] {"0", "0.01", "1", "5", "12.5", "20", "50", "99.99", "100"}) {
            var share = new BigDecimal(percent);
            var now = new BitSet();
            for (int i = 0; i < 10_000; i++) {
                now.set(i, Bucketing.isIn("chat", "user-" + i, share));
            }
            before.andNot(now);
            assertThat(before.stream()).as("let in and thrown out at " + percent).isEmpty();
            assertThat(now.cardinality() / 100.0).isCloseTo(share.doubleValue(), offset(1.5));
            before = now;
        }
        assertThat(before.cardinality()).isEqualTo(10_000);
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
