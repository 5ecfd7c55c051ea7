/** Flags that are variables of a GitHub repository or environment: nothing to install. */
@NullMarked
package dev.ferry.flag.github;

import org.jspecify.annotations.NullMarked;
