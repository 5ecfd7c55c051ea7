/**
 * What the language knows: fields and their spellings, and for each source what may be asked, shown
 * and sorted by. Measured with GitLab's own compiler, version 0.29.0.
 */
@NullMarked
package dev.ferry.glql.schema;

import org.jspecify.annotations.NullMarked;
