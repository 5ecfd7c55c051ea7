/**
 * The decisions of a migration: scope, plan, dates, phases, health. Pure: facts in, decisions with
 * reasons out.
 */
@NullMarked
package dev.ferry.migration;

import org.jspecify.annotations.NullMarked;
