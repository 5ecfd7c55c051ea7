package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.Role;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.User;
import dev.ferry.tracker.http.HttpAnswer;
import dev.ferry.tracker.http.Recent;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who people are and what they may do, asked of GitLab at that moment and by number only: names
 * change hands.
 *
 * <p>Levels are read as numbers. The library's enumeration takes one that it does not know for none
 * at all, and GitLab adds some.
 */
final class People {

    private static final Logger LOG = LoggerFactory.getLogger(People.class);

    /** One command asks several times; a role that was taken away works no longer than this. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private static final int GUEST = 10;

    private record Seat(long userId, Place place) {}

    private final GitLab gitlab;
    private final Recent<Seat, Integer> levels;

    People(GitLab gitlab, InstantSource clock) {
        this.gitlab = gitlab;
        this.levels = new Recent<>(FRESH, clock);
    }

    User self() {
        return Library.reading(
                "user", () -> Answers.user(gitlab.library().api().getUserApi().getCurrentUser()));
    }

    Optional<User> named(String username) {
        return Library.reading(
                        "user " + username,
                        () ->
                                Optional.ofNullable(
                                        gitlab.library().api().getUserApi().getUser(username)))
                .map(Answers::user);
    }

    /** What we may not see proves no membership. */
    boolean memberOf(long userId, String group) {
        try {
            return level(new Seat(userId, Place.group(group))) >= GUEST;
        } catch (TrackerException e) {
            if (e.kind() != Kind.FORBIDDEN && e.kind() != Kind.NOT_FOUND) {
                throw e;
            }
            LOG.warn("nobody counts as a member of {}: {}", group, e.getMessage());
            return false;
        }
    }

    /** A level between two known ones counts as the lower. */
    Role role(long userId, Place project) {
        int level = level(new Seat(userId, project));
        if (level >= 50) {
            return Role.OWNER;
        }
        if (level >= 40) {
            return Role.MAINTAINER;
        }
        if (level >= 30) {
            return Role.DEVELOPER;
        }
        if (level >= 20) {
            return Role.REPORTER;
        }
        return level >= GUEST ? Role.GUEST : Role.NONE;
    }

    private int level(Seat seat) {
        return levels.get(seat, () -> ask(seat));
    }

    private int ask(Seat seat) {
        return gitlab.road()
                .find(seat.place().get("/members/all/" + seat.userId()))
                .map(HttpAnswer::json)
                .filter(member -> member.path("id").asLong() == seat.userId())
                .filter(this::counts)
                .map(member -> member.path("access_level").asInt())
                .orElse(0);
    }

    /** GitLab lists members who are blocked, who wait for approval, or whose time ended today. */
    private boolean counts(JsonNode member) {
        var today = LocalDate.ofInstant(gitlab.road().forgeTime(), ZoneOffset.UTC);
        return member.path("state").asText().equals("active")
                && member.path("membership_state").asText("active").equals("active")
                && !expiry(member).map(day -> !day.isAfter(today)).orElse(false);
    }

    /** A day; by GitLab's own schema it could be a moment as well. */
    private static Optional<LocalDate> expiry(JsonNode member) {
        return Library.reading(
                "member",
                () ->
                        Optional.of(member.path("expires_at").asText(""))
                                .filter(text -> text.length() >= 10)
                                .map(text -> LocalDate.parse(text.substring(0, 10))));
    }
}
