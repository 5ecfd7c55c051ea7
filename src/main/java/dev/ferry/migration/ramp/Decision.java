package dev.ferry.migration.ramp;

import java.util.List;

/** What follows from the facts of a rollout. */
public sealed interface Decision {

    /**
     * The ramp becomes this; it may hold an order to be carried out and notices to be given.
     *
     * @param why in one sentence, for the history
     */
    record Change(Ramp next, String why) implements Decision {}

    /** Not now, for all of these reasons. */
    record Hold(List<Reason> reasons) implements Decision {
        public Hold {
            reasons = List.copyOf(reasons);
        }

        static Hold of(String text, String remedy) {
            return new Hold(List.of(new Reason(text, remedy)));
        }
    }

    /** Nothing happened that asks for anything. */
    record Nothing() implements Decision {}

    /**
     * @param remedy what to do about it
     */
    record Reason(String text, String remedy) {}

    Decision NOTHING = new Nothing();
}
