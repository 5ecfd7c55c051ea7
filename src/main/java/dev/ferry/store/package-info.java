/** SQLite and PostgreSQL behind the ports that the layers below declare. */
@NullMarked
package dev.ferry.store;

import org.jspecify.annotations.NullMarked;
