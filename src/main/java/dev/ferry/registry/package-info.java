/**
 * Which models exist, what they are called where, when they retire, and what replaces them. Pure.
 */
@NullMarked
package dev.ferry.registry;

import org.jspecify.annotations.NullMarked;
