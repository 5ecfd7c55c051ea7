/** YAML files to records, strictly: every mistake at once, each with file, line and column. */
@NullMarked
package dev.ferry.config;

import org.jspecify.annotations.NullMarked;
