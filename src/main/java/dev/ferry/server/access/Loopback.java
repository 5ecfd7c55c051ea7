package dev.ferry.server.access;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is only between a machine and itself. */
final class Loopback {

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final List<String> PROXIES =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

    private Loopback() {}

    static boolean is(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * Addressed to this machine by its own name, and by no proxy: neither a page elsewhere whose
     * name points here, nor somebody whom a proxy lets through.
     */
    static boolean asks(Context ctx) {
        var host = String.valueOf(ctx.header("Host")).toLowerCase(Locale.ROOT);
        return NAMES.contains(host.replaceFirst(":\\d+$", ""))
                && PROXIES.stream().allMatch(p -> ctx.header(p) == null);
    }
}
