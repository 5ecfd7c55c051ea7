package dev.ferry.server.webhook;

import dev.ferry.inbox.Delivery.Hint;
import java.io.IOException;
import java.util.Optional;

/**
 * Unleash's events. Neighbours arrive out of order and some never do, so an event is only a reason
 * to read the flag; what it says of the strategy is left aside.
 */
public final class UnleashPayload implements Payload {

    private static final JsonFields.Wanted WANTED =
            new JsonFields.Wanted("featureName", "project", "type");

    @Override
    public Optional<Hint> hint(Headers headers, byte[] body) throws IOException {
        var fields = JsonFields.read(body, WANTED);
        return fields.text("project")
                .flatMap(project ->
                        fields.text("featureName")
                                .map(name ->
                                        Hints.flag("unleash", project, name, Optional.empty())));
    }
}
