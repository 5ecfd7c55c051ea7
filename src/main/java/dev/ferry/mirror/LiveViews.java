package dev.ferry.mirror;

import static java.time.ZoneOffset.UTC;

import dev.ferry.glql.check.Context;
import dev.ferry.inbox.Delivery.Hint;
import dev.ferry.inbox.Delivery.Topic;
import dev.ferry.inbox.LaneOf;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Tracker;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the answer below every view that stands in an issue. Looking costs no call of the tracker;
 * an issue is read and written where its answer has to change, and only in its own lane, so that
 * nobody else of us writes the same body at the same time.
 */
public final class LiveViews {

    /** What every forge takes as a body, less a little. */
    private static final int LONGEST_BODY = 65_000;

    private static final int SMALLEST_VIEW = 400;
    private static final String NO_ROOM =
            "There is no room for this view: the text of this issue is close to the longest that"
                    + " the tracker takes.";

    private static final String AS_OF = "<sub>As of ";
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'");

    private final Tracker tracker;
    private final Mirror mirror;
    private final Feed feed;
    private final LaneOf lanes;
    private final InstantSource clock;
    private long looked = -1;
    private LocalDate lookedOn = LocalDate.MIN;

    public LiveViews(Tracker tracker, Mirror mirror, Feed feed, LaneOf lanes, InstantSource clock) {
        this.tracker = tracker;
        this.mirror = mirror;
        this.feed = feed;
        this.lanes = lanes;
        this.clock = clock;
    }

    /**
     * The lanes in which a view has to change. Nothing is asked where no fact is new since the last
     * call, and the day is the same.
     */
    public synchronized Set<String> stale() {
        long changes = feed.changes();
        var today = LocalDate.ofInstant(clock.instant(), UTC);
        if (changes == looked && today.equals(lookedOn)) {
            return Set.of();
        }
        var stale = new LinkedHashSet<String>();
        for (var place : places()) {
            if (!written(place.body(), ref(place), place.amongInsiders()).equals(place.body())) {
                stale.add(lane(ref(place)));
            }
        }
        looked = changes;
        lookedOn = today;
        return stale;
    }

    /** Brings the views of the issues of one lane up to date. */
    public void refresh(String lane) {
        for (var place : places()) {
            if (lane(ref(place)).equals(lane)) {
                refresh(place);
            }
        }
    }

    private void refresh(Mirror.Place known) {
        if (written(known.body(), ref(known), known.amongInsiders()).equals(known.body())) {
            return;
        }
        var fresh = tracker.issue(ref(known));
        feed.saw(fresh.stream().toList());
        fresh.ifPresent(this::write);
    }

    private void write(Issue issue) {
        var id = issue.ref().toString();
        boolean insiders = mirror.place(id).filter(Mirror.Place::amongInsiders).isPresent();
        var body = written(issue.body(), issue.ref(), insiders);
        if (body.equals(issue.body())) {
            return;
        }
        var after = tracker.edit(issue.ref(), IssueEdit.NOTHING.withBody(body));
        mirror.keepPlace(
                new Mirror.Place(id, insiders, Optional.of(after.updatedAt()), after.body()));
        feed.saw(List.of(after));
    }

    private String written(String body, IssueRef ref, boolean insiders) {
        var blocks = ViewBlocks.in(body, feed.dialects());
        int count = Math.max(1, blocks.blocks().size());
        int room = (LONGEST_BODY - blocks.lengthOfTheirs()) / count - SMALLEST_VIEW / 2;
        var before = blocks.answers();
        return blocks.with((block, index) -> {
            if (room < SMALLEST_VIEW / 2) {
                return Optional.empty();
            }
            var rows = room < SMALLEST_VIEW ? NO_ROOM : answer(block, ref, insiders, room);
            var old = before.get(index).filter(b -> withoutMoment(b).equals(rows));
            return old.or(() -> Optional.of(rows + "\n\n" + asOf(clock.instant())));
        });
    }

    private String answer(ViewBlocks.Block block, IssueRef ref, boolean insiders, int room) {
        return new Views(mirror)
                .written(
                        block.text(),
                        block.dialect(),
                        page(ref, clock.instant()),
                        Flavours.of(ref.tracker(), mirror.told(ref.tracker())),
                        Audience.of(ref, insiders),
                        room)
                .markdown();
    }

    /** Where a view stands is where it looks, unless it says otherwise. */
    private static Context page(IssueRef ref, Instant now) {
        var context = Context.at(now);
        return ref.epic() ? context.inGroup(ref.project()) : context.inProject(ref.project());
    }

    private static String asOf(Instant now) {
        return AS_OF + MOMENT.format(now.atOffset(UTC)) + "</sub>";
    }

    private static String withoutMoment(String answer) {
        int at = answer.lastIndexOf("\n\n" + AS_OF);
        return at < 0 ? answer : answer.substring(0, at);
    }

    private List<Mirror.Place> places() {
        return mirror.places().stream()
                .filter(p -> ref(p).tracker().equals(tracker.name()))
                .toList();
    }

    private String lane(IssueRef ref) {
        return lanes.lane(new Hint(Topic.ISSUE, ref.toString(), Optional.empty()));
    }

    private static IssueRef ref(Mirror.Place place) {
        return IssueRef.parse(place.id());
    }
}
