package dev.ferry.tracker.http;

import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import java.net.URI;

/** The one host that gets our token. */
record Home(URI api, Failures failures) {

    URI address(HttpCall call) {
        var target = call.target();
        try {
            return checked(call, URI.create(target.startsWith("/") ? api + target : target));
        } catch (IllegalArgumentException e) {
            throw failures.of(Kind.REJECTED, call, "is not a valid address");
        }
    }

    URI redirected(HttpCall call, URI from, String location) {
        try {
            return checked(call, from.resolve(location));
        } catch (IllegalArgumentException e) {
            throw failures.of(Kind.REJECTED, call, "was redirected to an invalid address");
        }
    }

    private URI checked(HttpCall call, URI address) throws TrackerException {
        if (!isHere(address)) {
            var text = "leads to another host (%s); the token stays at %s";
            throw failures.of(
                    Kind.REJECTED, call, text.formatted(address.getHost(), api.getHost()));
        }
        return address;
    }

    private boolean isHere(URI address) {
        return address.getScheme() != null
                && address.getHost() != null
                && address.getUserInfo() == null
                && address.getScheme().equalsIgnoreCase(api.getScheme())
                && address.getHost().equalsIgnoreCase(api.getHost())
                && port(address) == port(api);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return address.getScheme().equalsIgnoreCase("http") ? 80 : 443;
    }
}
