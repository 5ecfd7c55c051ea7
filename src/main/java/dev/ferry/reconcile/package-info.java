/**
 * What should be against what is: the smallest list of changes, and writes that may be repeated.
 */
@NullMarked
package dev.ferry.reconcile;

import org.jspecify.annotations.NullMarked;
