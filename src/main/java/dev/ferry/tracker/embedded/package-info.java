/**
 * A small issue tracker of our own, kept in one SQLite file: the first run, the previews and every
 * test use it. It behaves like a forge, and badly when asked to.
 */
@NullMarked
package dev.ferry.tracker.embedded;

import org.jspecify.annotations.NullMarked;
