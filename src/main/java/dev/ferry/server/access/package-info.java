/** Who may look: a token, a login elsewhere, or nobody but this machine. */
@NullMarked
package dev.ferry.server.access;

import org.jspecify.annotations.NullMarked;
