/** Flags of an Unleash server, by its admin API. */
@NullMarked
package dev.ferry.flag.unleash;

import org.jspecify.annotations.NullMarked;
