package dev.ferry.tracker.http;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.slf4j.LoggerFactory;

/**
 * What is logged while it is open, through SLF4J and java.util.logging. The console does not hear
 * it: what a test asks for, nobody needs to read. Several may be open at once, and each hears
 * whatever test is at work: who looks for the absence of a line looks for words that nobody else
 * says, or is {@code @Isolated}.
 */
public final class CapturedLogs implements AutoCloseable {

    private static final List<CapturedLogs> OPEN = new ArrayList<>();
    private static final Wiretap TAP = new Wiretap();

    private final Level from;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    /** Of any level. */
    public CapturedLogs() {
        this(Level.TRACE);
    }

    /** Only what is for whoever runs Ferry to mend. */
    public static CapturedLogs errors() {
        return new CapturedLogs(Level.ERROR);
    }

    private CapturedLogs(Level from) {
        this.from = from;
        synchronized (OPEN) {
            OPEN.add(this);
            TAP.tune(List.copyOf(OPEN));
        }
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        synchronized (OPEN) {
            OPEN.remove(this);
            TAP.tune(List.copyOf(OPEN));
        }
    }

    /** Takes the place of every other appender, so that TRACE does not flood the console. */
    private static final class Wiretap extends UnsynchronizedAppenderBase<ILoggingEvent> {

        private final Logger root = root();
        private final Logger ours = root.getLoggerContext().getLogger("dev.ferry");
        private final java.util.logging.Logger julRoot = LogManager.getLogManager().getLogger("");
        private final Level rootLevel = root.getLevel();
        private final java.util.logging.Level julLevel = julRoot.getLevel();
        private final Handler jul = new JulLines();
        private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
        private volatile List<CapturedLogs> listeners = List.of();

        /** While somebody else is the first to log, SLF4J hands out stand-ins. */
        private static Logger root() {
            var root = LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
            while (!(root instanceof Logger)) {
                Thread.onSpinWait();
                root = LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
            }
            return (Logger) root;
        }

        void tune(List<CapturedLogs> to) {
            boolean first = listeners.isEmpty();
            listeners = to;
            if (first) {
                plugIn();
            }
            if (to.isEmpty()) {
                unplug();
            } else {
                boolean everything = to.stream().anyMatch(l -> l.from == Level.TRACE);
                levels(everything ? Level.TRACE : Level.ERROR);
                julRoot.setLevel(everything ? java.util.logging.Level.ALL : julLevel);
            }
        }

        private void plugIn() {
            root.iteratorForAppenders().forEachRemaining(others::add);
            start();
            root.addAppender(this);
            others.forEach(root::detachAppender);
            julRoot.addHandler(jul);
        }

        private void unplug() {
            levels(rootLevel);
            ours.setLevel(null);
            julRoot.setLevel(julLevel);
            julRoot.removeHandler(jul);
            others.forEach(root::addAppender);
            others.clear();
            root.detachAppender(this);
        }

        private void levels(Level level) {
            root.setLevel(level);
            ours.setLevel(level);
        }

        private void heard(Level level, String line) {
            listeners.stream()
                    .filter(l -> level.isGreaterOrEqual(l.from))
                    .forEach(l -> l.lines.add(line));
        }

        @Override
        protected void append(ILoggingEvent event) {
            var thrown = event.getThrowableProxy();
            heard(
                    event.getLevel(),
                    event.getLoggerName()
                            + " "
                            + event.getFormattedMessage()
                            + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown)));
        }

        private final class JulLines extends Handler {
            @Override
            public void publish(LogRecord event) {
                heard(
                        event.getLevel() == java.util.logging.Level.SEVERE
                                ? Level.ERROR
                                : Level.TRACE,
                        event.getLoggerName()
                                + " "
                                + event.getMessage()
                                + List.of(parameters(event)));
            }

            private static Object[] parameters(LogRecord event) {
                return event.getParameters() == null ? new Object[0] : event.getParameters();
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        }
    }
}
