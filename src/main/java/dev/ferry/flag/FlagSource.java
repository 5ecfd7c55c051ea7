package dev.ferry.flag;

import java.util.Optional;

/**
 * One place where flags live. Reading is the least it does; whatever else it can is asked for, and
 * what it cannot is not there.
 *
 * @param name as {@code ferry.yaml} calls it: {@code FlagKey.provider}
 * @param events what happened since the last look, where the provider keeps a log; without one
 *     every look reads everything
 * @param hook the sender whose webhooks tell of changes here, where there is one. They are hints:
 *     lost, doubled and out of order
 */
public record FlagSource(
        String name,
        FlagReader reader,
        Optional<FlagWriter> writer,
        Optional<FlagEvents> events,
        Optional<String> hook) {

    /** Can be read, and nothing else. */
    public static FlagSource of(String name, FlagReader reader) {
        return new FlagSource(name, reader, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public FlagSource with(FlagWriter value) {
        return new FlagSource(name, reader, Optional.of(value), events, hook);
    }

    public FlagSource with(FlagEvents value) {
        return new FlagSource(name, reader, writer, Optional.of(value), hook);
    }

    public FlagSource hintedBy(String sender) {
        return new FlagSource(name, reader, writer, events, Optional.of(sender));
    }
}
