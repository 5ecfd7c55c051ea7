/**
 * How GitLab itself would run a query: the arguments of its interface, and what its versions know.
 */
@NullMarked
package dev.ferry.glql.gitlab;

import org.jspecify.annotations.NullMarked;
