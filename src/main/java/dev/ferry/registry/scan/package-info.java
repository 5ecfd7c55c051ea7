/** Finds the names of models in text. Pure. */
@org.jspecify.annotations.NullMarked
package dev.ferry.registry.scan;
