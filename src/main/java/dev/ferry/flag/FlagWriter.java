package dev.ferry.flag;

/** Moves flags, for sources that allow it. */
public interface FlagWriter {

    /**
     * Sets the rollout and reads it back.
     *
     * @param expectedFingerprint of the reading on which the decision was made; a flag that has
     *     changed since is left alone
     * @throws FlagMovedException when somebody else changed it in between
     */
    FlagState set(FlagKey key, Rollout rollout, String expectedFingerprint, String reason);
}
