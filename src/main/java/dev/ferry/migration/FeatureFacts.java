package dev.ferry.migration;

import dev.ferry.flag.FlagState;
import dev.ferry.migration.ramp.Report;
import dev.ferry.text.Checklist;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was seen of one feature, everywhere. Facts only; {@code StatusReader} judges.
 *
 * @param issueOpen empty: the issue does not exist (yet, or not for our eyes)
 * @param issueAssignees usernames that the tracker shows on the issue
 * @param flag the reading of now; empty: the feature has no flag
 * @param lastKnownFlag the last reading that was not {@code UNREADABLE}
 * @param flagWasPresent the provider had the flag at some time in this migration
 * @param flagWasOn the flag was above 0 % at some time in this migration
 * @param rollout its guarded rollout, where it has one
 * @param blocked people put the blocked label on it
 */
public record FeatureFacts(
        String feature,
        Optional<Boolean> issueOpen,
        Optional<String> issueUrl,
        Optional<String> issueText,
        List<String> issueAssignees,
        Checklist checklist,
        Optional<FlagState> flag,
        Optional<FlagState> lastKnownFlag,
        boolean flagWasPresent,
        boolean flagWasOn,
        boolean blocked,
        Optional<LocalDate> issueDue,
        Optional<Instant> startedAt,
        RolloutFacts rollout) {

    /** The facts of a feature without a guarded rollout. */
    public FeatureFacts(
            String feature,
            Optional<Boolean> issueOpen,
            Optional<String> issueUrl,
            Optional<String> issueText,
            List<String> issueAssignees,
            Checklist checklist,
            Optional<FlagState> flag,
            Optional<FlagState> lastKnownFlag,
            boolean flagWasPresent,
            boolean flagWasOn,
            boolean blocked,
            Optional<LocalDate> issueDue,
            Optional<Instant> startedAt) {
        this(
                feature,
                issueOpen,
                issueUrl,
                issueText,
                issueAssignees,
                checklist,
                flag,
                lastKnownFlag,
                flagWasPresent,
                flagWasOn,
                blocked,
                issueDue,
                startedAt,
                RolloutFacts.NONE);
    }

    public FeatureFacts {
        rollout = Objects.requireNonNullElse(rollout, RolloutFacts.NONE);
        issueAssignees = List.copyOf(issueAssignees);
    }

    /** What is known of a feature whose issue nobody has seen. */
    public static FeatureFacts unseen(String feature) {
        return new FeatureFacts(
                feature,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Checklist.EMPTY,
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                false,
                Optional.empty(),
                Optional.empty());
    }

    /** The newest report of calls of the old model, if it was still called then. */
    public Optional<Report.OldCalls> oldCalls() {
        return rollout.oldCalls().filter(c -> c.calls() > 0);
    }
}
