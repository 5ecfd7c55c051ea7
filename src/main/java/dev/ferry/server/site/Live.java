package dev.ferry.server.site;

import io.javalin.http.sse.SseClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Tells open pages that there is something new. One look at a counter serves all of them; what is
 * new they fetch, and get from a page that was made once.
 */
public final class Live implements AutoCloseable {

    private static final int MOST_PAGES = 2_000;
    private static final int QUIET_TURNS = 15;

    private final LongSupplier version;
    private final Map<SseClient, AtomicBoolean> pages = new ConcurrentHashMap<>();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private long told;
    private int quiet;

    Live(LongSupplier version) {
        this.version = version;
        this.told = version.getAsLong();
    }

    void open(SseClient page) {
        if (pages.size() >= MOST_PAGES) {
            page.close();
            return;
        }
        page.keepAlive();
        page.onClose(() -> pages.remove(page));
        pages.put(page, new AtomicBoolean());
        send(page, "hello", Long.toString(version.getAsLong()));
    }

    int open() {
        return pages.size();
    }

    /** One turn, about once a second. */
    public void turn() {
        long now = version.getAsLong();
        if (now != told) {
            told = now;
            quiet = 0;
            pages.keySet().forEach(p -> send(p, "change", Long.toString(now)));
        } else if (++quiet % QUIET_TURNS == 0) {
            pages.keySet().forEach(p -> send(p, "still", Long.toString(now)));
        }
    }

    /** A page that has not taken the last message yet gets no other: it will fetch anyway. */
    private void send(SseClient page, String event, String data) {
        var busy = pages.get(page);
        if (busy != null && busy.compareAndSet(false, true)) {
            senders.execute(() -> {
                try {
                    page.sendEvent(event, data);
                } finally {
                    busy.set(false);
                }
            });
        }
    }

    @Override
    public void close() {
        pages.keySet().forEach(SseClient::close);
        senders.shutdown();
    }
}
