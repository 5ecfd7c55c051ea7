package dev.ferry.server;

import java.util.Objects;

/** What is configured reads well and cannot work; the message tells whoever installs Ferry why. */
public final class UnusableSettings extends RuntimeException {

    UnusableSettings(String words, Throwable cause) {
        super(words, cause);
    }

    UnusableSettings(String words) {
        super(words);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
