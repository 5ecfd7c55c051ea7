/**
 * GitLab, theirs or one's own, as the tracker. The client library does what it models whole
 * (people, notes, labels, links, epics one by one, the version) and reads every issue, note and
 * epic; raw calls do the rest, because the library writes dates a day off, cannot add or remove a
 * label, stops a list where the totals are missing, and knows no work items. Both go through one
 * {@code Transport}. No type of the library leaves this package.
 */
@NullMarked
package dev.ferry.tracker.gitlab;

import org.jspecify.annotations.NullMarked;
