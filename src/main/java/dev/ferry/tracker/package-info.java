/** The issue tracker as Ferry needs it: a port in human verbs, and the values that cross it. */
@NullMarked
package dev.ferry.tracker;

import org.jspecify.annotations.NullMarked;
