package dev.ferry.tracker;

/**
 * What somebody may do in a project, weakest first. What a forge adds between these is read as the
 * weaker one.
 */
public enum Role {
    NONE,
    GUEST,
    REPORTER,
    DEVELOPER,
    MAINTAINER,
    OWNER;

    public boolean atLeast(Role other) {
        return compareTo(other) >= 0;
    }
}
