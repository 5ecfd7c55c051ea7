package dev.ferry.migration;

import dev.ferry.migration.ramp.Report;

/** Says in words that the old model is not out of use. */
final class OldModel {

    private OldModel() {}

    static String sentence(Report.OldCalls calls) {
        return "The old model was still called "
                + Words.count(calls.calls(), "time")
                + ", as reported for "
                + calls.at()
                + ".";
    }

    static String risk(Report.OldCalls calls) {
        return "the old model is still called: "
                + Words.count(calls.calls(), "time")
                + " in the report of "
                + calls.at();
    }
}
