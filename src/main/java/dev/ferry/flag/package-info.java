/**
 * What a feature flag says about a rollout, and the ports by which it is read, moved and hinted at.
 */
@NullMarked
package dev.ferry.flag;

import org.jspecify.annotations.NullMarked;
