/** The pages and the API for those who watch; they show what the board has and ask no tracker. */
@NullMarked
package dev.ferry.server.site;

import org.jspecify.annotations.NullMarked;
