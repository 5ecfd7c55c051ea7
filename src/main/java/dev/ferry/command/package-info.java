/** What people may say to Ferry: the grammar, and one class for each verb. */
@NullMarked
package dev.ferry.command;

import org.jspecify.annotations.NullMarked;
