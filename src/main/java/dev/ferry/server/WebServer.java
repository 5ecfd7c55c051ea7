package dev.ferry.server;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: a virtual thread for each request, and an end in which nobody is cut off. */
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final String HOME = "127.0.0.1";
    private static final Duration LAST_REQUESTS = Duration.ofSeconds(10);
    private static final Duration QUIET_AT_THE_END = Duration.ofMillis(100);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /** A body that comes more slowly than this is no body. */
    private static final int SLOWEST_BYTES_PER_SECOND = 200;

    private final Javalin javalin;

    private WebServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * @param port 0 for any free one
     */
    public static WebServer start(int port, List<Consumer<RoutesConfig>> rooms) {
        return start(HOME, port, new GracefulHandler(), rooms);
    }

    /**
     * @param door takes the requests that it knows before the rooms are asked
     */
    public static WebServer start(
            int port, Handler.Wrapper door, List<Consumer<RoutesConfig>> rooms) {
        return start(HOME, port, new GracefulHandler(door), rooms);
    }

    /**
     * @param host the address to listen at
     */
    public static WebServer start(
            String host, int port, Handler.Wrapper door, List<Consumer<RoutesConfig>> rooms) {
        return start(host, port, new GracefulHandler(door), rooms);
    }

    private static WebServer start(
            String host, int port, GracefulHandler front, List<Consumer<RoutesConfig>> rooms) {
        var javalin =
                Javalin.create(config -> {
                    configure(config);
                    config.jetty.modifyServer(server -> server.setHandler(front));
                    config.jetty.host = host;
                    config.jetty.port = port;
                    rooms.forEach(room -> room.accept(config.routes));
                    config.routes.exception(
                            Exception.class,
                            (e, ctx) -> {
                                LOG.error("{} {} failed", ctx.method(), ctx.path(), e);
                                ctx.status(500)
                                        .result("Something went wrong here; the log says what.\n");
                            });
                });
        return new WebServer(javalin.start());
    }

    public int port() {
        return javalin.port();
    }

    /**
     * Lets requests under way finish; a connection that only waits for a next one is not waited
     * for.
     */
    @Override
    public void close() {
        for (var connector : javalin.jettyServer().server().getConnectors()) {
            if (connector instanceof AbstractConnector one) {
                one.setShutdownIdleTimeout(QUIET_AT_THE_END.toMillis());
            }
        }
        javalin.stop();
    }

    private static void configure(JavalinConfig config) {
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.http.prefer405over404 = true;
        config.jetty.modifyServer(server -> server.setStopTimeout(LAST_REQUESTS.toMillis()));
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setIdleTimeout(SILENCE.toMillis());
            http.setMinRequestDataRate(SLOWEST_BYTES_PER_SECOND);
        });
    }
}
