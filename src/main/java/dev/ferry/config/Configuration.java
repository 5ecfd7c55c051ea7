package dev.ferry.config;

import dev.ferry.migration.Catalog;
import dev.ferry.migration.ramp.RampRules;
import dev.ferry.registry.Registry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the files say, every name in it looked up and every path resolved against the folder of
 * {@code ferry.yaml}.
 *
 * @param measures where numbers about features are read, where that is configured
 * @param database a JDBC URL; it may hold a password
 * @param publicUrl where people and trackers reach this server
 * @param dashboardTitle the heading of the page for managers
 * @param host the address of this machine on which the server listens
 * @param login where people log in to see the pages, where they may
 * @param sweep how often everything is looked at without being asked
 * @param unready why the bot may not start yet: secrets that a tracker needs and the environment
 *     lacks
 */
public record Configuration(
        Registry registry,
        Catalog catalog,
        List<TrackerSettings> trackers,
        List<FlagSettings> flagSources,
        Optional<MeasureSettings> measures,
        Secret database,
        int port,
        URI publicUrl,
        String dashboardTitle,
        String host,
        Optional<LoginSettings> login,
        Duration sweep,
        Secrets secrets,
        List<Mistake> unready) {

    /** When a flag may be moved, by feature. */
    public RampRules rollout() {
        return catalog.rollout();
    }

    /** What reading the files gave. */
    public sealed interface Loaded {

        record Ready(Configuration configuration) implements Loaded {}

        /** Everything that is wrong, by file and line. */
        record Wrong(List<Mistake> mistakes) implements Loaded {}
    }

    /**
     * Reads {@code ferry.yaml} and the files beside it.
     *
     * @param environment where the secrets are
     */
    public static Loaded load(Path ferryYaml, Map<String, String> environment) {
        return new Loader(ferryYaml, new Secrets(environment)).load();
    }

    /** The same on another port; the public address follows where it was this machine's own. */
    public Configuration listeningOn(Optional<Integer> other) {
        if (other.isEmpty()) {
            return this;
        }
        boolean local = "localhost".equals(publicUrl.getHost()) && publicUrl.getPort() == port;
        var url =
                local
                        ? URI.create(publicUrl.getScheme() + "://localhost:" + other.get())
                        : publicUrl;
        return new Configuration(
                registry,
                catalog,
                trackers,
                flagSources,
                measures,
                database,
                other.get(),
                url,
                dashboardTitle,
                host,
                login,
                sweep,
                secrets,
                unready);
    }

    /** The same on another address of this machine. */
    public Configuration listeningAt(Optional<String> other) {
        return new Configuration(
                registry,
                catalog,
                trackers,
                flagSources,
                measures,
                database,
                port,
                publicUrl,
                dashboardTitle,
                other.orElse(host),
                login,
                sweep,
                secrets,
                unready);
    }

    /** The same, reached by people and trackers at another address. */
    public Configuration reachedAt(URI address) {
        return new Configuration(
                registry,
                catalog,
                trackers,
                flagSources,
                measures,
                database,
                port,
                address,
                dashboardTitle,
                host,
                login,
                sweep,
                secrets,
                unready);
    }

    /** The same with this tracker alone. */
    public Configuration workingIn(TrackerSettings tracker) {
        return new Configuration(
                registry,
                catalog,
                List.of(tracker),
                flagSources,
                measures,
                database,
                port,
                publicUrl,
                dashboardTitle,
                host,
                login,
                sweep,
                secrets,
                unready);
    }
}
