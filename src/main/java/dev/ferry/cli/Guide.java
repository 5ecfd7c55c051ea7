package dev.ferry.cli;

import dev.ferry.config.Secrets;
import java.util.List;

/** How a person and Ferry come together at one kind of tracker. */
interface Guide {

    String tracker();

    /** Where Ferry looks for the secret of its webhook. */
    String secretVariable();

    default boolean hasSecret(Secrets secrets) {
        return secrets.get(secretVariable()).isPresent();
    }

    /** A new secret in the form in which this tracker takes it. */
    String newSecret(byte[] random);

    /** Whether the environment holds what it takes to call the tracker. */
    boolean hasAccess(Secrets secrets);

    /** What a person does to get that. */
    List<String> steps();

    /** What stands in ferry.yaml for it. */
    String yaml();
}
