package dev.ferry.server;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import java.util.function.Consumer;

/** The HTTP server's own settings. */
final class Web {

    /** GitHub and GitLab send no delivery that is larger. */
    private static final long LARGEST_BODY = 25L * 1024 * 1024;

    private static final long PATIENCE_MILLIS = 5_000;

    private Web() {}

    static Javalin start(int port, Consumer<RoutesConfig> routes) {
        return Javalin.create(
                        config -> {
                            config.startup.showJavalinBanner = false;
                            config.concurrency.useVirtualThreads = true;
                            config.http.maxRequestSize = LARGEST_BODY;
                            config.http.prefer405over404 = true;
                            config.jetty.modifyServer(s -> s.setStopTimeout(PATIENCE_MILLIS));
                            routes.accept(config.routes);
                        })
                .start(port);
    }
}
