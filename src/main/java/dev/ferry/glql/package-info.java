/** Questions in GitLab's query language, and in ours, about items that are at hand. */
@NullMarked
package dev.ferry.glql;

import org.jspecify.annotations.NullMarked;
