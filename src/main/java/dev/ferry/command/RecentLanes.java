package dev.ferry.command;

import dev.ferry.inbox.Delivery.Hint;
import dev.ferry.inbox.LaneOf;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lanes as they were found within the last minute, so that a burst asks the database once for each
 * issue. A lane that has changed meanwhile does no harm: whoever works on the job moves it.
 */
public final class RecentLanes implements LaneOf {

    private static final Duration GOOD_FOR = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private record Found(Instant until, Map<String, String> lanes) {}

    private final LaneOf lanes;
    private final InstantSource clock;
    private volatile Found found;

    public RecentLanes(LaneOf lanes, InstantSource clock) {
        this.lanes = lanes;
        this.clock = clock;
        this.found = nothing();
    }

    @Override
    public String lane(Hint hint) {
        return switch (hint.topic()) {
            case COMMENT -> recent(issue(hint.subject()), hint);
            case ISSUE -> recent(hint.subject(), hint);
            case FLAG, REFRESH -> lanes.lane(hint);
        };
    }

    private String recent(String issue, Hint hint) {
        var current = found;
        if (current.lanes.size() >= MOST || !clock.instant().isBefore(current.until)) {
            current = found = nothing();
        }
        var known = current.lanes.get(issue);
        if (known == null) {
            known = lanes.lane(hint);
            current.lanes.put(issue, known);
        }
        return known;
    }

    private Found nothing() {
        return new Found(clock.instant().plus(GOOD_FOR), new ConcurrentHashMap<>());
    }

    /** {@code github:acme/app#12} of {@code github:acme/app#12:345}. */
    private static String issue(String comment) {
        return comment.substring(0, Math.max(comment.lastIndexOf(':'), 0));
    }
}
