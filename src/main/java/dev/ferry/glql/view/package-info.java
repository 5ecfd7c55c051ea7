/** A whole block of an issue's text: what it asks, and how the answer is to look. */
@NullMarked
package dev.ferry.glql.view;

import org.jspecify.annotations.NullMarked;
