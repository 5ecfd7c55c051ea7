/** Numbers from a Prometheus, or from whatever answers its queries. */
@NullMarked
package dev.ferry.prometheus;

import org.jspecify.annotations.NullMarked;
