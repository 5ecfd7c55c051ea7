package dev.ferry.render;

import java.util.Optional;

/**
 * Where a migration can be seen, as web addresses. Known only after the things exist.
 *
 * @param page its page on Ferry's own web server
 * @param parent its epic or main issue
 */
public record Links(Optional<String> page, Optional<String> parent) {

    public static final Links NONE = new Links(Optional.empty(), Optional.empty());
}
