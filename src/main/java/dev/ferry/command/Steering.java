package dev.ferry.command;

import dev.ferry.migration.Plan;
import dev.ferry.migration.ramp.RampFacts;

/** What a command about a rollout may ask, at the moment when it is given. */
interface Steering {

    /** The flag, read from its source, and how far the rollout is. Asks no tracker. */
    RampFacts flag(Plan.Item item);

    /** The same with the checklist of the feature's issue. */
    RampFacts all(Plan.Item item);
}
