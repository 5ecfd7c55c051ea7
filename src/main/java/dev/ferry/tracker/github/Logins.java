package dev.ferry.tracker.github;

import dev.ferry.tracker.User;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * By which name each account id was seen last. A hint only: names change hands, so whoever acts on
 * one asks GitHub whose it is now.
 */
final class Logins {

    private static final int MOST = 10_000;

    private final Map<Long, String> byId =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, String> eldest) {
                    return size() > MOST;
                }
            };

    synchronized User seen(User user) {
        byId.put(user.id(), user.username());
        return user;
    }

    synchronized Optional<String> of(long id) {
        return Optional.ofNullable(byId.get(id));
    }
}
