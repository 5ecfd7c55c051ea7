/** From what was written to what is meant: values with types, filters, scope, order and columns. */
@NullMarked
package dev.ferry.glql.check;

import org.jspecify.annotations.NullMarked;
