/**
 * The one road to a forge over HTTP. Every request of an adapter goes through {@link
 * dev.ferry.tracker.http.Transport}, the requests of client libraries included, so that time
 * limits, pacing, retries and the keeping of secrets are decided in one place.
 */
@NullMarked
package dev.ferry.tracker.http;

import org.jspecify.annotations.NullMarked;
