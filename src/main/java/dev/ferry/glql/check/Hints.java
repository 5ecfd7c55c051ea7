package dev.ferry.glql.check;

import dev.ferry.glql.lang.Dialect;
import dev.ferry.glql.schema.Vocabulary;
import dev.ferry.text.Nearest;
import java.util.Collection;

/** What somebody probably meant. */
final class Hints {

    private Hints() {}

    /** Empty where there is nothing to say. */
    static String field(String written, Dialect dialect, Collection<String> valid) {
        boolean ours =
                dialect == Dialect.GITLAB
                        && Vocabulary.find(written, dialect).isEmpty()
                        && Vocabulary.find(written, Dialect.FERRY).isPresent();
        return ours
                ? "`%s` is a field of Ferry; write the block as ```ferry to use it."
                        .formatted(written)
                : nearest(written, valid);
    }

    static String nearest(String written, Collection<String> valid) {
        return Nearest.to(written, valid, 1).stream()
                .findFirst()
                .map("Did you mean `%s`?"::formatted)
                .orElse("");
    }
}
