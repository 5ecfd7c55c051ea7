package dev.ferry.reconcile;

import dev.ferry.inbox.RetryLater;
import dev.ferry.tracker.Comment;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Tracker;
import dev.ferry.tracker.TrackerException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Creates things at most once, whatever happens in between. Before a create the intent is written
 * down, after it the result. An intent without a result means that the create may have been carried
 * out; then the lists of the tracker are asked, but only when they had time to show it.
 *
 * @param settle how long a tracker's lists may lag behind its writes, at the most
 */
public record Ensure(Tracker tracker, Ledger ledger, InstantSource clock, Duration settle) {

    /**
     * So many lost answers in a row say that the tracker is ill; it is left in peace for a while.
     */
    private static final int LOST_IN_A_ROW = 5;

    /**
     * An issue that should exist.
     *
     * @param key its name in the ledger, for ever
     * @param marker the text in its body by which it is recognised
     */
    public record WantedIssue(String key, String marker, IssueDraft draft) {}

    /** Those of these keys whose issue is there already, in no order. */
    public Map<String, Ensured> known(Collection<String> keys) {
        var known = new HashMap<String, Ensured>();
        ledger.entries(keys)
                .forEach((key, entry) ->
                        entry.ref()
                                .map(IssueRef::parse)
                                .ifPresent(ref -> known.put(key, Ensured.known(ref))));
        return known;
    }

    /**
     * The refs of all wanted issues by key, in their order; those that were created by this call
     * with the tracker's answer.
     */
    public Map<String, Ensured> issues(List<WantedIssue> wanted) {
        var known = ledger.entries(wanted.stream().map(WantedIssue::key).toList());
        var result = new LinkedHashMap<String, Ensured>();
        var missing = new ArrayList<WantedIssue>();
        for (var w : wanted) {
            var ref = Optional.ofNullable(known.get(w.key())).flatMap(Ledger.Entry::ref);
            result.put(
                    w.key(),
                    ref.map(r -> Ensured.known(IssueRef.parse(r))).orElse(Ensured.PENDING));
            if (ref.isEmpty()) {
                missing.add(w);
            }
        }
        var doubtful = missing.stream().filter(w -> known.containsKey(w.key())).toList();
        for (var w : doubtful) {
            waitUntilSettled(Objects.requireNonNull(known.get(w.key())));
        }
        adopt(doubtful, result);
        missing.removeIf(w -> result.get(w.key()) != Ensured.PENDING);
        if (!missing.isEmpty()) {
            ledger.intend(missing.stream().map(WantedIssue::key).toList(), clock.instant());
        }
        create(missing, result);
        return result;
    }

    /** Goes on after a lost answer, so that one wait and one look settle all of them. */
    private void create(List<WantedIssue> missing, Map<String, Ensured> result) {
        var notTried = new ArrayList<>(missing.stream().map(WantedIssue::key).toList());
        int lost = 0;
        for (var w : missing) {
            var issue = attempt(notTried, () -> tracker.create(w.draft()));
            notTried.remove(w.key());
            issue.ifPresent(i -> {
                ledger.record(w.key(), i.ref().toString());
                result.put(w.key(), Ensured.created(i));
            });
            lost = issue.isPresent() ? 0 : lost + 1;
            if (lost == LOST_IN_A_ROW) {
                notTried.forEach(ledger::forget);
                throw later();
            }
        }
        if (result.containsValue(Ensured.PENDING)) {
            throw later();
        }
    }

    /** Where an issue is, and how it looks if it was made just now. */
    public record Ensured(Optional<IssueRef> where, Optional<Issue> created) {
        static final Ensured PENDING = new Ensured(Optional.empty(), Optional.empty());

        static Ensured known(IssueRef ref) {
            return new Ensured(Optional.of(ref), Optional.empty());
        }

        static Ensured created(Issue issue) {
            return new Ensured(Optional.of(issue.ref()), Optional.of(issue));
        }

        public IssueRef ref() {
            return where.orElseThrow();
        }
    }

    /** Posts the comment unless it stands already; {@code body} carries {@code marker}. */
    public CommentRef comment(
            String key, String marker, IssueRef issue, String body, boolean confidential) {
        var entry = Optional.ofNullable(ledger.entries(List.of(key)).get(key));
        var done = entry.flatMap(Ledger.Entry::ref);
        if (done.isPresent()) {
            return new CommentRef(issue, Long.parseLong(done.get()));
        }
        if (entry.isPresent()) {
            waitUntilSettled(entry.get());
            var found = tracker.comments(issue).stream().filter(c -> ours(c, marker)).findFirst();
            if (found.isPresent()) {
                ledger.record(key, String.valueOf(found.get().ref().id()));
                return found.get().ref();
            }
        }
        ledger.intend(List.of(key), clock.instant());
        var posted = attempt(List.of(key), () -> tracker.comment(issue, body, confidential));
        var ref = posted.orElseThrow(this::later).ref();
        ledger.record(key, String.valueOf(ref.id()));
        return ref;
    }

    private boolean ours(Comment comment, String marker) {
        return comment.author().id() == tracker.self().id() && comment.body().contains(marker);
    }

    private void adopt(List<WantedIssue> doubtful, Map<String, Ensured> result) {
        var byProject = new LinkedHashMap<String, List<Issue>>();
        for (var w : doubtful) {
            byProject
                    .computeIfAbsent(
                            w.draft().project(), p -> tracker.written(p, commonMarker(doubtful, p)))
                    .stream()
                    .filter(i -> i.body().contains(w.marker()))
                    .min((a, b) -> Long.compare(a.ref().number(), b.ref().number()))
                    .ifPresent(i -> {
                        complete(i, w.draft());
                        ledger.record(w.key(), i.ref().toString());
                        result.put(w.key(), Ensured.known(i.ref()));
                    });
        }
    }

    /** To make a child takes a tracker two steps, and it may have come to the first one only. */
    private void complete(Issue found, IssueDraft draft) {
        draft.parent()
                .filter(p -> !found.parent().equals(Optional.of(p)))
                .ifPresent(p -> tracker.edit(found.ref(), IssueEdit.NOTHING.withParent(p)));
    }

    /** What all markers of a project begin with, so that one list answers for all of them. */
    private static String commonMarker(List<WantedIssue> wanted, String project) {
        return wanted.stream()
                .filter(w -> w.draft().project().equals(project))
                .map(WantedIssue::marker)
                .reduce(Ensure::commonPrefix)
                .orElse("");
    }

    private static String commonPrefix(String a, String b) {
        int n = 0;
        while (n < Math.min(a.length(), b.length()) && a.charAt(n) == b.charAt(n)) {
            n++;
        }
        return a.substring(0, n);
    }

    private void waitUntilSettled(Ledger.Entry entry) {
        var left = Duration.between(clock.instant(), entry.intendedAt().plus(settle));
        if (left.isPositive()) {
            throw new RetryLater(
                    left,
                    "an earlier attempt may have succeeded; looking when the tracker's lists had"
                            + " time to show it");
        }
    }

    private RetryLater later() {
        return new RetryLater(
                settle,
                "an answer was lost; looking whether it was done, when the tracker's lists had time"
                        + " to show it");
    }

    /**
     * Nothing where the answer was lost. A failure that surely did nothing takes the intents back,
     * so that the next try need not wait.
     */
    private <T> Optional<T> attempt(List<String> intents, Supplier<T> write) {
        try {
            return Optional.of(write.get());
        } catch (TrackerException e) {
            if (e.kind() == TrackerException.Kind.OUTCOME_UNKNOWN) {
                return Optional.empty();
            }
            intents.forEach(ledger::forget);
            throw e;
        }
    }
}
