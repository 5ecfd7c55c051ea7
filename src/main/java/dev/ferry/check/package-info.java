/** What a platform engineer wants to know before and while Ferry runs, in words. */
@NullMarked
package dev.ferry.check;

import org.jspecify.annotations.NullMarked;
