package dev.ferry.migration;

/** Ends a piece of planning early; the public methods of this package answer it as a value. */
final class Refusal extends RuntimeException {

    private final transient Planned.Refused refused;

    Refusal(String about, String reason, String remedy) {
        super(reason, null, false, false);
        this.refused = new Planned.Refused(about, reason, remedy);
    }

    Planned.Refused refused() {
        return refused;
    }
}
