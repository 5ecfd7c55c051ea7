/**
 * The issues that Ferry watches, kept so that views can be answered without asking a tracker, and
 * the views that stand in issues themselves.
 */
@NullMarked
package dev.ferry.mirror;

import org.jspecify.annotations.NullMarked;
