package dev.ferry.tracker.embedded;

import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.User;

/**
 * Somebody's sign on a comment or description.
 *
 * @param name as forges name emoji: {@code eyes}, {@code thumbsup} …
 */
public record Reaction(CommentRef on, User by, String name) {}
