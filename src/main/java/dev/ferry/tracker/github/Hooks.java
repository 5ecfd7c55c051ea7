package dev.ferry.tracker.github;

import dev.ferry.tracker.Fault;
import dev.ferry.tracker.Hook;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Where the webhooks are by which GitHub tells us things. */
interface Hooks {

    List<Hook> of(Repo repo);

    /** See {@link dev.ferry.tracker.Setup#silence}. */
    default Optional<Fault> silence(Repo repo) {
        return Optional.empty();
    }

    void connect(Repo repo, URI url);
}
