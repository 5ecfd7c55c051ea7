package dev.ferry.tracker.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request to a forge, before credentials.
 *
 * @param target a path below the forge's API address ({@code /repos/acme/app/issues?page=2}), or an
 *     absolute address on the same host, as a {@code Link} header gives it
 * @param account whose installation of us is meant, where there are several; else empty
 * @param nature decides pacing and repetition
 */
public record HttpCall(
        String method,
        String target,
        Map<String, String> headers,
        Optional<String> body,
        String account,
        Nature nature) {

    /** What a call does to the forge. */
    public enum Nature {
        /** Changes nothing, whatever its method is: not paced, repeated after a failure. */
        READ,
        /** Creates or changes something: paced, never repeated once it may have arrived. */
        WRITE,
        /** A write that a person waits for, or that completes one already made: goes first. */
        URGENT_WRITE
    }

    public HttpCall {
        headers = Map.copyOf(headers);
    }

    public static HttpCall get(String target) {
        return of("GET", target, Nature.READ);
    }

    public static HttpCall post(String target, String json) {
        return of("POST", target, Nature.WRITE).withBody(json);
    }

    public static HttpCall patch(String target, String json) {
        return of("PATCH", target, Nature.WRITE).withBody(json);
    }

    public static HttpCall put(String target, String json) {
        return of("PUT", target, Nature.WRITE).withBody(json);
    }

    public static HttpCall delete(String target) {
        return of("DELETE", target, Nature.WRITE);
    }

    /** A call with no headers and no body, of the nature that is given. */
    public static HttpCall of(String method, String target, Nature nature) {
        return new HttpCall(method, target, Map.of(), Optional.empty(), "", nature);
    }

    /** One segment of a path, or one value of a query, with everything odd in it escaped. */
    public static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public HttpCall withQuery(String name, Object value) {
        var mark = target.indexOf('?') < 0 ? "?" : "&";
        return to(target + mark + name + "=" + escape(String.valueOf(value)));
    }

    public HttpCall withHeader(String name, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new HttpCall(method, target, all, body, account, nature);
    }

    public HttpCall withBody(String json) {
        return new HttpCall(method, target, headers, Optional.of(json), account, nature)
                .withHeader("Content-Type", "application/json");
    }

    public HttpCall onBehalfOf(String owner) {
        return new HttpCall(method, target, headers, body, owner, nature);
    }

    public HttpCall as(Nature value) {
        return new HttpCall(method, target, headers, body, account, value);
    }

    public HttpCall to(String other) {
        return new HttpCall(method, other, headers, body, account, nature);
    }

    public boolean isRead() {
        return nature == Nature.READ;
    }

    boolean isUrgent() {
        return nature == Nature.URGENT_WRITE;
    }

    /** Method and path for people: no query, no body. */
    @Override
    public String toString() {
        return method
                + " "
                + target.replaceFirst("^https?://[^/?#]*", "").replaceFirst("[?#].*", "");
    }
}
