package dev.ferry.server.webhook;

import java.util.Optional;

/** The headers of a request; names in any case. */
@FunctionalInterface
public interface Headers {
    Optional<String> first(String name);
}
