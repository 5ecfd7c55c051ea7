package dev.ferry.flag.gitlab;

import dev.ferry.flag.CarefulWriter;
import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagReader;
import dev.ferry.flag.FlagService.Sighting;
import dev.ferry.flag.FlagSource;
import dev.ferry.flag.FlagState;
import dev.ferry.flag.remote.Troubles;
import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.Transport;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Feature flags of GitLab projects. A percentage that changes sends no webhook and leaves no trace
 * in a log, so all flags of a project are read at every look: a call for each hundred of them.
 */
public final class GitLabFlags implements FlagReader {

    /** As webhooks come in on its route. */
    public static final String SENDER = "gitlab";

    private static final int PER_PAGE = 100;

    private final Transport http;
    private final URI server;
    private final InstantSource clock;

    private GitLabFlags(Transport http, URI server, InstantSource clock) {
        this.http = http;
        this.server = server;
        this.clock = clock;
    }

    /**
     * Can be read and moved; sends hints when a flag is switched on or off, and only then.
     *
     * @param http to {@code /api/v4}
     * @param server its pages
     */
    public static FlagSource source(String name, URI server, Transport http, InstantSource clock) {
        var flags = new GitLabFlags(http, server, clock);
        return FlagSource.of(name, flags)
                .with(new CarefulWriter<>(new GitLabMoves(http, flags)))
                .hintedBy(SENDER);
    }

    @Override
    public Map<FlagKey, FlagState> read(Collection<FlagKey> keys) {
        var groups = new HashMap<String, List<FlagKey>>();
        keys.forEach(k -> groups.computeIfAbsent(k.project(), _ -> new ArrayList<>()).add(k));
        var states = new HashMap<FlagKey, FlagState>();
        groups.forEach((project, group) ->
                states.putAll(
                        Troubles.reading(group, clock.instant(), () -> read(project, group))));
        return states;
    }

    private Map<FlagKey, FlagState> read(String project, List<FlagKey> keys) {
        if (keys.size() == 1) {
            return Map.of(keys.getFirst(), sight(keys.getFirst()).state());
        }
        var flags = new HashMap<String, GitLabFlag>();
        http.items(HttpCall.get(path(project)).withQuery("per_page", PER_PAGE))
                .map(GitLabFlag::of)
                .forEach(f -> flags.put(f.name(), f));
        var states = new HashMap<FlagKey, FlagState>();
        keys.forEach(k -> states.put(k, state(k, Optional.ofNullable(flags.get(k.name())))));
        return states;
    }

    Sighting<GitLabFlag> sight(FlagKey key) {
        var flag = http.find(HttpCall.get(path(key))).map(a -> GitLabFlag.of(a.json()));
        return new Sighting<>(state(key, flag), flag.orElse(GitLabFlag.NOTHING));
    }

    private FlagState state(FlagKey key, Optional<GitLabFlag> flag) {
        return flag.map(f -> f.state(key, page(key), clock.instant()))
                .orElseGet(() -> FlagState.absent(key, clock.instant()));
    }

    private URI page(FlagKey key) {
        return URI.create(
                server.toString().replaceFirst("/+$", "")
                        + "/"
                        + key.project()
                        + "/-/feature_flags");
    }

    static String path(FlagKey key) {
        return path(key.project()) + "/" + HttpCall.escape(key.name());
    }

    private static String path(String project) {
        return "/projects/" + HttpCall.escape(project) + "/feature_flags";
    }
}
