package dev.ferry.flag.unleash;

import dev.ferry.flag.FlagEvents;
import dev.ferry.flag.FlagKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The server's log of events. Ids are given out before their events are committed, so one may show
 * up behind a later one: the last hundred are compared by id, not only by the cursor.
 */
final class UnleashLog implements FlagEvents {

    /** Fifty thousand events; whoever was away for longer reads all flags again anyway. */
    private static final int MOST_PAGES = 500;

    private final String source;
    private final UnleashApi api;
    private final TreeSet<Long> known = new TreeSet<>();

    UnleashLog(String source, UnleashApi api) {
        this.source = source;
        this.api = api;
    }

    @Override
    public synchronized Changes changesSince(Optional<String> cursor) {
        var page = api.events(0);
        if (cursor.isEmpty()) {
            remember(page);
            return new Changes(List.of(), String.valueOf(end(0)));
        }
        long last = Long.parseLong(cursor.get());
        var fresh = new ArrayList<UnleashEvent>();
        for (int n = 1; !page.isEmpty() && n <= MOST_PAGES; n++) {
            page.stream().filter(e -> isNew(e, last)).forEach(fresh::add);
            remember(page);
            boolean more = page.getLast().id() > last;
            page = more ? api.events(n * UnleashApi.EVENTS_PER_PAGE) : List.of();
        }
        Collections.reverse(fresh);
        return new Changes(
                fresh.stream().filter(e -> !e.feature().isEmpty()).map(this::change).toList(),
                String.valueOf(end(last)));
    }

    private long end(long last) {
        return known.isEmpty() ? last : Math.max(last, known.last());
    }

    private boolean isNew(UnleashEvent event, long last) {
        boolean late = !known.isEmpty() && event.id() > known.first();
        return !known.contains(event.id()) && (event.id() > last || late);
    }

    private void remember(List<UnleashEvent> events) {
        events.forEach(e -> known.add(e.id()));
        while (known.size() > 2 * UnleashApi.EVENTS_PER_PAGE) {
            known.pollFirst();
        }
    }

    private Change change(UnleashEvent e) {
        return new Change(
                new FlagKey(source, e.project(), e.feature(), e.environment()),
                e.at(),
                e.by(),
                e.type());
    }
}
