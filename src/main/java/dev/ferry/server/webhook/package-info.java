/** Where trackers and flag services tell us that something happened. */
@NullMarked
package dev.ferry.server.webhook;

import org.jspecify.annotations.NullMarked;
