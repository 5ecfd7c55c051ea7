/** The HTTP edge: webhooks, health, metrics and pages. */
@NullMarked
package dev.ferry.server;

import org.jspecify.annotations.NullMarked;
