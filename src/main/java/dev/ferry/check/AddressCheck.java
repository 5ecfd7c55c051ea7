package dev.ferry.check;

import dev.ferry.check.Finding.Level;
import java.net.URI;
import java.util.Optional;

/**
 * Whether the address that is told to people and trackers can be the one by which they come.
 *
 * @param url {@code server.public_url}
 */
public record AddressCheck(URI url) {

    private static final String CHECK = "address";

    /** It means the machine of whoever reads it. */
    public boolean isLocal() {
        return isLocal(url);
    }

    static boolean isLocal(URI address) {
        var host = String.valueOf(address.getHost());
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    public Finding finding() {
        if (!isWeb()) {
            return found(
                    Level.WRONG,
                    "is no address that a browser opens",
                    "webhooks, logins and links lead there",
                    "write server.public_url as https://HOST");
        }
        if (url.getPath().length() > 1) {
            return found(
                    Level.WRONG,
                    "has a path, " + url.getPath(),
                    "the pages and the login are at the root of their host",
                    "give Ferry a host name of its own, and write no path in server.public_url");
        }
        return isLocal() || url.getScheme().equals("https")
                ? Finding.good(CHECK, url.toString(), isLocal() ? "this machine" : "is https")
                : found(
                        Level.ATTENTION,
                        "is not https",
                        "what trackers and people send, secrets among it, can be read on its way",
                        "put a proxy with a certificate before Ferry, and write https:// in"
                                + " server.public_url");
    }

    private boolean isWeb() {
        return url.getHost() != null
                && Optional.ofNullable(url.getScheme())
                        .filter(s -> s.equals("https") || s.equals("http"))
                        .isPresent();
    }

    private Finding found(Level level, String what, String why, String remedy) {
        return new Finding(level, CHECK, url.toString(), what, why, remedy);
    }
}
