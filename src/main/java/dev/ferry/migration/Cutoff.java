package dev.ferry.migration;

import dev.ferry.registry.Evidence;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The day on which the old model ends, and how we know.
 *
 * @param source "given by @ana in /migrate cutoff", or the surface and certainty from the registry
 * @param evidence the provider's page or API that says so, where there is one
 */
public record Cutoff(LocalDate date, String source, Optional<Evidence> evidence) {}
