/**
 * Text that people and Ferry share: markers, regions, checklists, escaping. Pure; knows no forge.
 */
@NullMarked
package dev.ferry.text;

import org.jspecify.annotations.NullMarked;
