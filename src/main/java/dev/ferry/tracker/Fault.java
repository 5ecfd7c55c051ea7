package dev.ferry.tracker;

/**
 * Something in the way Ferry is set up at a tracker that is not as Ferry needs it, in the tracker's
 * own terms.
 *
 * @param what is wrong; the same words as long as it is the same fault
 * @param why it matters
 * @param remedy what a person does about it, as exactly as the tracker allows to say
 * @param weight whether Ferry works in spite of it
 */
public record Fault(Weight weight, String what, String why, String remedy) {

    public enum Weight {
        /** Something of Ferry's work fails as long as this is so. */
        BREAKS,
        /** It works, and somebody should know. */
        WORRIES
    }

    public static Fault breaks(String what, String why, String remedy) {
        return new Fault(Weight.BREAKS, what, why, remedy);
    }

    public static Fault worries(String what, String why, String remedy) {
        return new Fault(Weight.WORRIES, what, why, remedy);
    }
}
