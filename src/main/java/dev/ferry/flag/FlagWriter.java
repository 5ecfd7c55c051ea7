package dev.ferry.flag;

import java.util.Optional;

/** Moves flags, for sources that allow it. */
public interface FlagWriter {

    /**
     * Why this flag, as it is now, cannot be set to that, in words for a person. Empty: it can.
     * Asked before; asks nobody.
     */
    Optional<String> obstacle(FlagState now, Rollout wanted);

    /**
     * Sets the rollout of everybody who is not named in a rule of their own, and reads it back.
     * Setting what is set already changes nothing.
     *
     * @param expectedFingerprint of the reading on which the decision was made; a flag that has
     *     changed since is left alone
     * @throws FlagMovedException when somebody else changed it in between
     * @throws FlagWriteException when it was not set, or nobody knows; after the latter, read again
     */
    FlagState set(FlagKey key, Rollout rollout, String expectedFingerprint, String reason);
}
