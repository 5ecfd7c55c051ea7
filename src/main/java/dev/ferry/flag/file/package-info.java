/** Flags in a flagd-compatible file: nothing to install, reviewable, and edited in place. */
@NullMarked
package dev.ferry.flag.file;

import org.jspecify.annotations.NullMarked;
