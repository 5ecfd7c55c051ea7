/** Flags that need no flag service: Ferry keeps the percentage and answers who is in. */
@NullMarked
package dev.ferry.flag.own;

import org.jspecify.annotations.NullMarked;
