/** Feature flags of GitLab projects. */
@NullMarked
package dev.ferry.flag.gitlab;

import org.jspecify.annotations.NullMarked;
