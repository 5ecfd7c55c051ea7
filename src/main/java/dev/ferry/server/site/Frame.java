package dev.ferry.server.site;

import java.util.Optional;

/**
 * What stands around every page.
 *
 * @param section {@code migrations}, {@code models} or none
 * @param asOf when the newest of what is shown was looked at
 * @param tracker there is an embedded tracker to go to
 * @param visitor who is logged in, where a login is asked for
 */
record Frame(
        String title,
        String section,
        Optional<String> asOf,
        boolean tracker,
        Optional<String> visitor) {}
