package dev.ferry.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.config.Texts;
import dev.ferry.registry.Registry;
import dev.ferry.registry.sync.Comparison;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KnownListTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-25");
    private static final Registry SHIPPED = Texts.shipped().registry();

    @ParameterizedTest
    @EnumSource(Lister.class)
    void aProviderThatSaysWhatTheRegistrySaysDiffersInNothing(Lister lister) {
        var listing = lister.read(Lists.of(lister, SHIPPED), TODAY);
        assertThat(listing.sightings()).hasSizeGreaterThan(10);
        assertThat(Comparison.of(SHIPPED, listing)).isEmpty();
    }
}
