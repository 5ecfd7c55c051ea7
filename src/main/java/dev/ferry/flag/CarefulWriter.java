package dev.ferry.flag;

import java.util.Optional;

/**
 * The steps of every move, whoever carries it out: look, leave alone what is not what it was, set,
 * look again.
 */
public record CarefulWriter<T>(FlagService<T> service) implements FlagWriter {

    @Override
    public Optional<String> obstacle(FlagState now, Rollout wanted) {
        return service.obstacle(now, wanted);
    }

    @Override
    public FlagState set(FlagKey key, Rollout rollout, String expectedFingerprint, String reason) {
        var seen = service.sight(key);
        var now = seen.state();
        if (!now.fingerprint().equals(expectedFingerprint)) {
            throw new FlagMovedException(now);
        }
        service.obstacle(now, rollout)
                .ifPresent(why -> {
                    throw FlagWriteException.refused(why);
                });
        if (says(now, rollout)) {
            return now;
        }
        service.move(seen, rollout, reason);
        var after = service.sight(key).state();
        if (!says(after, rollout)) {
            throw new FlagMovedException(after);
        }
        return after;
    }

    private static boolean says(FlagState state, Rollout wanted) {
        return state.presence() == FlagState.Presence.PRESENT
                && state.rollout()
                        .share()
                        .flatMap(is -> wanted.share().map(w -> is.compareTo(w) == 0))
                        .orElse(false);
    }
}
