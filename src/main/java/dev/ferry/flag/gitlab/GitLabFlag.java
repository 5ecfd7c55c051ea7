package dev.ferry.flag.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagState;
import dev.ferry.flag.FlagState.Presence;
import dev.ferry.flag.Rollout;
import dev.ferry.flag.Strategy;
import dev.ferry.flag.StrategyMix;
import dev.ferry.flag.remote.Fingerprint;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A flag of a project.
 *
 * @param active for the whole project, all environments
 */
record GitLabFlag(String name, boolean active, List<GitLabRule> rules) {

    static final GitLabFlag NOTHING = new GitLabFlag("", false, List.of());

    static GitLabFlag of(JsonNode node) {
        return new GitLabFlag(
                node.path("name").asText(),
                node.path("active").asBoolean(true),
                node.path("strategies").valueStream().map(GitLabRule::of).toList());
    }

    List<GitLabRule> in(String environment) {
        return rules.stream().filter(r -> r.holdsIn(environment)).toList();
    }

    /** A flag without a strategy for an environment does not exist there, for its clients. */
    Rollout whenActive(String environment) {
        return StrategyMix.rollout(strategies(environment));
    }

    private List<Strategy> strategies(String environment) {
        return in(environment).stream().map(GitLabRule::strategy).toList();
    }

    /**
     * GitLab's {@code updated_at} stays as it is when a strategy changes, so nothing is said of
     * when.
     */
    FlagState state(FlagKey key, URI page, Instant now) {
        return new FlagState(
                key,
                Presence.PRESENT,
                active,
                active ? whenActive(key.environment()) : Rollout.OFF,
                StrategyMix.targeting(strategies(key.environment())),
                Optional.empty(),
                Optional.empty(),
                Optional.of(page),
                false,
                now,
                new Fingerprint()
                        .add(active)
                        .addSorted(rules.stream().map(GitLabRule::fingerprint).toList())
                        .done());
    }
}
