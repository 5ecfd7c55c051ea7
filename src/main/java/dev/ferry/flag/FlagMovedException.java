package dev.ferry.flag;

/** The flag is not what it was when the decision was made. Carries what it is now. */
public final class FlagMovedException extends RuntimeException {

    private final transient FlagState now;

    public FlagMovedException(FlagState now) {
        super("flag " + now.key() + " was changed by somebody else; it is now " + now.rollout());
        this.now = now;
    }

    public FlagState now() {
        return now;
    }
}
