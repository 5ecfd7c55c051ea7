package dev.ferry.reconcile;

import dev.ferry.tracker.Tracker;
import dev.ferry.tracker.User;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Usernames to accounts, each asked of the tracker once for one piece of work. */
final class People {

    private final Tracker tracker;
    private final Map<String, Optional<User>> seen = new HashMap<>();

    People(Tracker tracker) {
        this.tracker = tracker;
    }

    Optional<User> find(String username) {
        return seen.computeIfAbsent(username, tracker::user);
    }
}
