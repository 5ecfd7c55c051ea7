package dev.ferry.server.webhook;

import dev.ferry.inbox.Delivery.Hint;
import java.io.IOException;
import java.util.Optional;

/** What one sender's deliveries mean to us. Few fields are read and fewer required. */
@FunctionalInterface
public interface Payload {

    /** Empty: nothing for us. Throws where the body is not the JSON that was announced. */
    Optional<Hint> hint(Headers headers, byte[] body) throws IOException;
}
