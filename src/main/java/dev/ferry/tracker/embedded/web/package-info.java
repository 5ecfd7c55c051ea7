/** The embedded tracker for browsers and scripts: pages at /tracker, JSON at /tracker/api. */
@NullMarked
package dev.ferry.tracker.embedded.web;

import org.jspecify.annotations.NullMarked;
