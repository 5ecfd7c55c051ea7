/** Decisions to Markdown by Freemarker templates. Decides nothing itself. */
@NullMarked
package dev.ferry.render;

import org.jspecify.annotations.NullMarked;
