/** The text of queries: reading it into terms with positions, and writing it again. */
@NullMarked
package dev.ferry.glql.lang;

import org.jspecify.annotations.NullMarked;
