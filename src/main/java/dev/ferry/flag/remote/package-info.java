/** What all flag services behind HTTP share. */
@NullMarked
package dev.ferry.flag.remote;

import org.jspecify.annotations.NullMarked;
