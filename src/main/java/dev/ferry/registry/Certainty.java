package dev.ferry.registry;

/** How sure a retirement date is. Only {@link #FIRM} is a cutoff. */
public enum Certainty {
    FIRM,
    /** The provider may still move it. */
    TENTATIVE,
    /** A lower bound: the model lives at least until then. */
    NOT_SOONER_THAN,
    NONE
}
