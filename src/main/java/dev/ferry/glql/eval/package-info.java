/**
 * The answers: which of the items we know a query means, in which order, and what stands in each
 * column. Pure; where the items come from is not known here.
 */
@NullMarked
package dev.ferry.glql.eval;

import org.jspecify.annotations.NullMarked;
