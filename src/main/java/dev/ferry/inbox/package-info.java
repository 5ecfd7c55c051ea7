/** Deliveries made durable before they are answered, and worked on lane by lane. */
@NullMarked
package dev.ferry.inbox;

import org.jspecify.annotations.NullMarked;
