package dev.ferry.migration;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/**
 * The house rules for dates.
 *
 * @param earliestBeforeCutoff days before the cutoff at which the due window opens (default 28)
 * @param latestBeforeCutoff days before the cutoff at which it closes (default 14)
 * @param simpleUpgradeDays days for an upgrade without a cutoff (default 14)
 * @param newProviderDays days for a new provider without a cutoff (default 61, two months)
 * @param zone in which "today" is asked; due dates are plain days
 */
public record SchedulePolicy(
        int earliestBeforeCutoff,
        int latestBeforeCutoff,
        int simpleUpgradeDays,
        int newProviderDays,
        Set<LocalDate> holidays,
        ZoneId zone) {

    public SchedulePolicy {
        holidays = Set.copyOf(holidays);
    }
}
