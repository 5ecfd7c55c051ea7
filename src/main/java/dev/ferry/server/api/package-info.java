/**
 * What programs tell Ferry and ask it: reports of evaluations and metrics, and who gets which
 * model.
 */
@NullMarked
package dev.ferry.server.api;

import org.jspecify.annotations.NullMarked;
