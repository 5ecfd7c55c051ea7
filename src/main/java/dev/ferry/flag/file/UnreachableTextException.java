package dev.ferry.flag.file;

import dev.ferry.flag.FlagWriteException.Kind;
import org.jspecify.annotations.Nullable;

/** The file cannot be read or replaced. */
final class UnreachableTextException extends RuntimeException {

    private final Kind kind;

    UnreachableTextException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
