package dev.ferry.server.access;

import dev.ferry.check.Finding;
import dev.ferry.check.Finding.Level;
import java.net.URI;
import java.util.Set;

/**
 * What a login elsewhere says to Ferry when nobody logs in: a code that nobody gave out is refused,
 * and the words of the refusal tell whether the application and its secret are known.
 *
 * @param house where people log in
 * @param callback where the browser comes back to
 */
record LoginLook(String house, String client, URI callback) {

    /** Given out by nobody. */
    static final String CODE = "ferry-check";

    private static final String LOGIN = "login";

    private static final Set<String> UNKNOWN =
            Set.of("invalid_client", "unauthorized_client", "incorrect_client_credentials");

    private static final Set<String> WRONG_CALLBACK =
            Set.of("redirect_uri_mismatch", "invalid_redirect_uri");

    /**
     * @param words the code of the error with which the house refused
     */
    Finding refused(String words) {
        if (UNKNOWN.contains(words)) {
            return wrong(
                    "does not know our application and its secret",
                    client + " was answered with " + words,
                    "take client_id of dashboard.login and FERRY_LOGIN_CLIENT_SECRET from the"
                            + " application there, whose redirect address is "
                            + callback);
        }
        if (WRONG_CALLBACK.contains(words)) {
            return wrong(
                    "sends nobody back to " + callback,
                    "the application " + client + " names another redirect address",
                    "set the redirect address of the application there to " + callback);
        }
        return Finding.good(
                LOGIN, house, "knows our application; its redirect address has to be " + callback);
    }

    private Finding wrong(String what, String why, String remedy) {
        return Finding.of(Level.WRONG, LOGIN, house, what, why, remedy);
    }

    /** It answered something that no such house answers. */
    Finding strange(Throwable cause) {
        return wrong(
                "does not answer as a login does",
                String.valueOf(cause.getMessage()),
                "see that the address under dashboard.login in ferry.yaml is the one that it calls"
                        + " itself");
    }

    Finding away(Throwable cause) {
        return Finding.of(
                Level.UNREACHABLE,
                LOGIN,
                house,
                "does not answer",
                String.valueOf(cause.getMessage()),
                "see that the address under dashboard.login in ferry.yaml is right, and that this"
                        + " machine reaches it");
    }
}
