package dev.ferry.tracker.github;

import dev.ferry.tracker.Hook;
import java.net.URI;
import java.util.List;

/** Where the webhooks are by which GitHub tells us things. */
interface Hooks {

    List<Hook> of(Repo repo);

    void connect(Repo repo, URI url);
}
