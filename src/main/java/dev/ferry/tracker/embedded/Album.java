package dev.ferry.tracker.embedded;

import dev.ferry.tracker.Comment;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueRef;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Remembers how every issue looked after each change, so that lists can be shown as they were. */
final class Album {

    private final EmbeddedTracker tracker;
    private final InstantSource clock;
    private final Map<IssueRef, List<Photo>> photos = new LinkedHashMap<>();
    private long changes;

    record Photo(long change, Instant at, Issue issue, List<Comment> comments) {}

    /** Starts with what is there, and follows from now on. */
    Album(EmbeddedTracker tracker, InstantSource clock) {
        this.tracker = tracker;
        this.clock = clock;
        tracker.outbox().subscribe(e -> photograph(e.issue(), e.at()));
        tracker.projects().stream()
                .flatMap(p -> Stream.of(p, Seed.group(p)))
                .distinct()
                .flatMap(p -> tracker.in(p).stream())
                .forEach(i -> add(new Photo(0, Instant.EPOCH, i, tracker.comments(i.ref()))));
    }

    /** Every issue as it stood behind the lag; those that are younger are not there. */
    synchronized List<Photo> behind(Weather.Lag lag) {
        var old = horizon(lag);
        return photos.values().stream().flatMap(all -> last(all, old).stream()).toList();
    }

    Optional<Photo> behind(Weather.Lag lag, IssueRef ref) {
        return behind(lag).stream().filter(p -> p.issue().ref().equals(ref)).findFirst();
    }

    private Predicate<Photo> horizon(Weather.Lag lag) {
        return switch (lag) {
            case Weather.Lag.None() -> _ -> true;
            case Weather.Lag.Changes(int count) ->
                    p -> p.change() <= changes - count || p.change() == 0;
            case Weather.Lag.Time(var length) -> {
                var horizon = clock.instant().minus(length);
                yield p -> !p.at().isAfter(horizon);
            }
        };
    }

    private static Optional<Photo> last(List<Photo> all, Predicate<Photo> old) {
        return all.reversed().stream().filter(old).findFirst();
    }

    private synchronized void photograph(IssueRef ref, Instant at) {
        changes++;
        tracker.issue(ref).ifPresent(i -> add(new Photo(changes, at, i, tracker.comments(ref))));
    }

    private synchronized void add(Photo photo) {
        photos.computeIfAbsent(photo.issue().ref(), _ -> new ArrayList<>()).add(photo);
    }
}
