package dev.ferry.tracker.github;

import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.http.Credentials;
import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.HttpCall.Nature;
import dev.ferry.tracker.http.Secret;
import dev.ferry.tracker.http.Transport;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A GitHub App: proves itself with a token of its own making to {@code /app}, and to everything
 * else with a token of the installation in whose account the call is. The former live nine minutes,
 * the latter an hour, and both are replaced five minutes before. All times are by GitHub's clock.
 */
final class AppCredentials implements Credentials {

    private record Token(Secret secret, Instant expires) {

        boolean isFresh(Instant now) {
            return now.isBefore(expires.minus(EARLY));
        }
    }

    private static final Duration EARLY = Duration.ofMinutes(5);

    /** In the place of an account: no account's name is empty. */
    private static final String OURSELVES = "";

    /** As many accounts as a message can name. */
    private static final int SOME = 10;

    /** Also where a {@code Link} header gives the whole address of the next page. */
    private static final Pattern FOR_APP =
            Pattern.compile("(?:https?://[^/?#]+)?(?:/api/v3)?/app(?:[/?].*)?");

    private final GitHubAccess.App app;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private volatile Map<String, Long> installations = Map.of();

    AppCredentials(GitHubAccess.App app) {
        this.app = app;
    }

    @Override
    public Proof proof(HttpCall call, Transport road) {
        return bearer(isForApp(call) ? own(road.forgeTime()) : installed(call, road));
    }

    /**
     * A refused token of the App was made by a clock that is off, and GitHub's {@code Date} has put
     * it right by now. A refused installation token was revoked, and another one can be had.
     */
    @Override
    public boolean refused(HttpCall call, Proof proof) {
        tokens.values().removeIf(t -> t.secret().equals(proof.secret()));
        return true;
    }

    private static boolean isForApp(HttpCall call) {
        return FOR_APP.matcher(call.target()).matches();
    }

    private static Proof bearer(Secret secret) {
        return new Proof("Authorization", "Bearer", secret);
    }

    private Secret own(Instant now) {
        return tokens.compute(
                        OURSELVES,
                        (_, known) -> known != null && known.isFresh(now) ? known : signed(now))
                .secret();
    }

    private Token signed(Instant now) {
        return new Token(app.key().token(app.id(), now), now.plus(AppKey.LIFE));
    }

    private Secret installed(HttpCall call, Transport road) {
        var account = call.account().toLowerCase(Locale.ROOT);
        var known = tokens.get(account);
        if (known != null && known.isFresh(road.forgeTime())) {
            return known.secret();
        }
        synchronized (this) {
            var token = tokens.get(account);
            if (token == null || token == known) {
                token = fetched(account, road);
                tokens.put(account, token);
            }
            return token.secret();
        }
    }

    /**
     * An installation that is gone is no missing issue: whoever asked for one must not take it for
     * deleted.
     */
    private Token fetched(String account, Transport road) {
        try {
            return token(account, road);
        } catch (TrackerException e) {
            installations = Map.of();
            if (e.kind() != Kind.NOT_FOUND) {
                throw e;
            }
            throw new TrackerException(
                    Kind.FORBIDDEN,
                    "github: the installation of the App in " + account + " is gone",
                    e);
        }
    }

    private Token token(String account, Transport road) {
        var place = "/app/installations/" + installation(account, road) + "/access_tokens";
        var answer = road.send(HttpCall.post(place, "{}").as(Nature.READ)).json();
        try {
            return new Token(
                    Secret.of(answer.path("token").asText()),
                    Instant.parse(answer.path("expires_at").asText()));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new TrackerException(
                    Kind.UNAVAILABLE,
                    "github: no usable token for the installation in " + account,
                    null);
        }
    }

    private long installation(String account, Transport road) {
        return known(account)
                .or(() -> {
                    installations = listed(road);
                    return known(account);
                })
                .orElseThrow(() -> notInstalled(account));
    }

    private TrackerException notInstalled(String account) {
        var some = installations.keySet().stream().sorted().limit(SOME).toList();
        var text = "github: the App %s is not installed in \"%s\"; it is in %s";
        return new TrackerException(
                Kind.FORBIDDEN,
                text.formatted(app.id(), account, String.join(", ", some))
                        + (some.size() < installations.size() ? ", …" : ""),
                null);
    }

    private Optional<Long> known(String account) {
        return Optional.ofNullable(installations.get(account));
    }

    private static Map<String, Long> listed(Transport road) {
        return road.items(HttpCall.get("/app/installations").withQuery("per_page", 100))
                .collect(
                        Collectors.toMap(
                                i ->
                                        i.path("account")
                                                .path("login")
                                                .asText()
                                                .toLowerCase(Locale.ROOT),
                                i -> i.path("id").asLong(),
                                (one, other) -> one));
    }
}
