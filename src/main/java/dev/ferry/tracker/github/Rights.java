package dev.ferry.tracker.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.Account;
import dev.ferry.tracker.Fault;
import java.util.List;

/** What GitHub says that we may do. */
interface Rights {

    Account account();

    /** What keeps every call to this repository from succeeding. */
    List<Fault> faultsBefore(Repo repo);

    /**
     * @param repository as it shows to us
     */
    List<Fault> faultsIn(JsonNode repository);
}
