package dev.ferry.server;

import dev.ferry.flag.Rollout;
import dev.ferry.migration.Status;
import java.math.BigDecimal;
import java.util.Optional;

/** Percentages as programs and terminals show them. */
public final class Percents {

    private Percents() {}

    /** The flag's percentage now; empty where nobody knows it. */
    public static Optional<BigDecimal> of(Status.Row row) {
        return row.facts()
                .flag()
                .flatMap(f ->
                        switch (f.rollout()) {
                            case Rollout.Off _ -> Optional.of(BigDecimal.ZERO);
                            case Rollout.Full _ -> Optional.of(BigDecimal.valueOf(100));
                            case Rollout.Percent p -> Optional.of(p.value());
                            case Rollout.Mixed _, Rollout.Unknown _ -> Optional.empty();
                        });
    }
}
