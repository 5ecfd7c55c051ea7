package dev.ferry.flag;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** How many get the new model, kept by Ferry itself for features without a flag service. */
public interface Shares {

    /**
     * @param version grows with every move
     */
    record Share(BigDecimal percent, long version, Instant changedAt) {}

    /** Every flag at nobody, for those who only look whether all can be read. */
    Shares UNTOUCHED =
            new Shares() {
                @Override
                public void begin(Collection<FlagKey> flags, Instant now) {}

                @Override
                public Map<FlagKey, Share> of(Collection<FlagKey> flags) {
                    var nobody = new Share(BigDecimal.ZERO, 0, Instant.EPOCH);
                    return flags.stream()
                            .collect(Collectors.toMap(f -> f, _ -> nobody, (a, _) -> a));
                }

                @Override
                public boolean move(FlagKey flag, long version, BigDecimal percent, Instant now) {
                    return false;
                }
            };

    /** Makes those that are not there yet, at nobody. */
    void begin(Collection<FlagKey> flags, Instant now);

    /** Those that there are. */
    Map<FlagKey, Share> of(Collection<FlagKey> flags);

    /** False: it is not at this version any more, and nothing was done. */
    boolean move(FlagKey flag, long version, BigDecimal percent, Instant now);
}
