package dev.ferry.registry;

import java.time.LocalDate;

/**
 * Where a lifecycle date was read.
 *
 * @param observed the day on which it was read
 * @param authority who speaks: {@code provider-api}, {@code provider-page}, {@code provider-sdk},
 *     {@code third-party}
 */
public record Evidence(String url, LocalDate observed, String authority) {}
