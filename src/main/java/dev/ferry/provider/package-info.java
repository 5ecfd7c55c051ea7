/** The lists of models that providers publish, over HTTP or from a file, as sightings. */
@NullMarked
package dev.ferry.provider;

import org.jspecify.annotations.NullMarked;
