/**
 * GitHub and GitHub Enterprise Server as the tracker. The client library does what it models whole
 * (repositories, labels, milestones, the creation of issues, the App); raw calls do the rest,
 * because the library knows no parents of issues, answers a renamed user's name with the old user's
 * id, and needs a read before most writes. Both go through one {@code Transport}. No type of the
 * library leaves this package.
 */
@NullMarked
package dev.ferry.tracker.github;

import org.jspecify.annotations.NullMarked;
