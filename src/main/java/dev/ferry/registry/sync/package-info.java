/** What providers list of their models, held against the registry. Pure. */
@NullMarked
package dev.ferry.registry.sync;

import org.jspecify.annotations.NullMarked;
