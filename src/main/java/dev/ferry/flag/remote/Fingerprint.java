package dev.ferry.flag.remote;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The same text for the same content, whatever order a server lists it in. */
public final class Fingerprint {

    private final StringBuilder text = new StringBuilder();

    public Fingerprint add(Object value) {
        var part = String.valueOf(value);
        text.append(part.length()).append(':').append(part);
        return this;
    }

    public Fingerprint add(Map<String, ?> values) {
        new TreeMap<>(values).forEach((k, v) -> add(k).add(v));
        return this;
    }

    public Fingerprint addSorted(Collection<String> values) {
        values.stream().sorted().forEach(this::add);
        return this;
    }

    public String done() {
        return UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8)).toString();
    }
}
