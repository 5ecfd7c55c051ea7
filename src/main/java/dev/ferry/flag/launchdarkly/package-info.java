/** Flags of LaunchDarkly, by its REST API and semantic patches. */
@NullMarked
package dev.ferry.flag.launchdarkly;

import org.jspecify.annotations.NullMarked;
