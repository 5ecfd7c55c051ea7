package dev.ferry.tracker.http;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.slf4j.LoggerFactory;

/** Everything that is logged at any level while it is open, through SLF4J and java.util.logging. */
public final class CapturedLogs implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final java.util.logging.Logger julRoot = LogManager.getLogManager().getLogger("");
    private final Level rootLevel = root.getLevel();
    private final java.util.logging.Level julLevel = julRoot.getLevel();
    private final AppenderBase<ILoggingEvent> appender = new Lines();
    private final Handler handler = new JulLines();

    public CapturedLogs() {
        root.iteratorForAppenders().forEachRemaining(others::add);
        others.forEach(root::detachAppender);
        appender.start();
        root.addAppender(appender);
        root.setLevel(Level.TRACE);
        root.getLoggerContext().getLogger("dev.ferry").setLevel(Level.TRACE);
        julRoot.addHandler(handler);
        julRoot.setLevel(java.util.logging.Level.ALL);
    }

    public List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        others.forEach(root::addAppender);
        root.setLevel(rootLevel);
        root.getLoggerContext().getLogger("dev.ferry").setLevel(null);
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
