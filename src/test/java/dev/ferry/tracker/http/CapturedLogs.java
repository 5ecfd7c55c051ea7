package dev.ferry.tracker.http;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
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
 * it: what a test asks for, nobody needs to read.
 */
public final class CapturedLogs implements AutoCloseable {

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final java.util.logging.Logger julRoot = LogManager.getLogManager().getLogger("");
    private final Level rootLevel = root.getLevel();
    private final java.util.logging.Level julLevel = julRoot.getLevel();
    private final AppenderBase<ILoggingEvent> appender = new Lines();
    private final Handler handler = new JulLines();

    /** Of any level. */
    public CapturedLogs() {
        this(Level.TRACE, java.util.logging.Level.ALL);
    }

    /** Only what is for whoever runs Ferry to mend. */
    public static CapturedLogs errors() {
        return new CapturedLogs(Level.ERROR, java.util.logging.Level.SEVERE);
    }

    private CapturedLogs(Level level, java.util.logging.Level jul) {
        root.iteratorForAppenders().forEachRemaining(others::add);
        others.forEach(root::detachAppender);
        appender.start();
        root.addAppender(appender);
        root.setLevel(level);
        root.getLoggerContext().getLogger("dev.ferry").setLevel(level);
        julRoot.addHandler(handler);
        julRoot.setLevel(jul);
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        root.setLevel(rootLevel);
        root.getLoggerContext().getLogger("dev.ferry").setLevel(null);
        root.detachAppender(appender);
        others.forEach(root::addAppender);
        julRoot.removeHandler(handler);
        julRoot.setLevel(julLevel);
    }

    private final class Lines extends AppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            var thrown = event.getThrowableProxy();
            lines.add(
                    event.getLoggerName()
                            + " "
                            + event.getFormattedMessage()
                            + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown)));
        }
    }

    private final class JulLines extends Handler {
        @Override
        public void publish(LogRecord event) {
            lines.add(
                    event.getLoggerName() + " " + event.getMessage() + List.of(parameters(event)));
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
