/**
 * The guarded rollout of one feature: stages, gates, and what follows from what was seen. Pure: a
 * decision carries its reasons, and somebody else carries it out.
 */
@NullMarked
package dev.ferry.migration.ramp;

import org.jspecify.annotations.NullMarked;
