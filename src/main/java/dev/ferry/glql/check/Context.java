package dev.ferry.glql.check;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Where, when and for whom a query is read.
 *
 * @param username what {@code currentUser()} stands for
 * @param project the default scope, before {@code group}
 * @param today in UTC, as GitLab counts days
 */
public record Context(
        Optional<String> username,
        Optional<String> project,
        Optional<String> group,
        LocalDate today) {

    /** Nowhere, for nobody. */
    public static Context at(Instant now) {
        return new Context(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    public Context as(String user) {
        return new Context(Optional.of(user).filter(u -> !u.isEmpty()), project, group, today);
    }

    public Context inProject(String path) {
        return new Context(username, Optional.of(path), group, today);
    }

    public Context inGroup(String path) {
        return new Context(username, project, Optional.of(path), today);
    }
}
