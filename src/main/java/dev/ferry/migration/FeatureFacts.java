package dev.ferry.migration;

import dev.ferry.flag.FlagState;
import dev.ferry.text.Checklist;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What was seen of one feature, everywhere. Facts only; {@code StatusReader} judges.
 *
 * @param issueOpen empty: the issue does not exist (yet, or not for our eyes)
 * @param flag the reading of now; empty: the feature has no flag
 * @param lastKnownFlag the last reading that was not {@code UNREADABLE}
 * @param flagWasOn the flag was above 0 % at some time in this migration
 * @param blocked people put the blocked label on it
 */
public record FeatureFacts(
        String feature,
        Optional<Boolean> issueOpen,
        Optional<String> issueUrl,
        Optional<String> issueText,
        Checklist checklist,
        Optional<FlagState> flag,
        Optional<FlagState> lastKnownFlag,
        boolean flagWasOn,
        boolean blocked,
        Optional<LocalDate> issueDue,
        Optional<Instant> startedAt) {}
