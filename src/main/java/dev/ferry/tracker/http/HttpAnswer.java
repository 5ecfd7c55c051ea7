package dev.ferry.tracker.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the forge answered.
 *
 * @param body as it came; do not change it
 * @param json the body read as JSON; {@code MissingNode} when there was none
 */
@SuppressWarnings("ArrayRecordComponent")
public record HttpAnswer(int status, HttpHeaders headers, byte[] body, JsonNode json) {

    private static final Pattern NEXT = Pattern.compile("<([^<>]*)>[^<>]*\\brel=\"?next\\b");

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The address of the next page of a list. */
    public Optional<String> next() {
        return headers.allValues("Link").stream()
                .map(NEXT::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(m -> m.group(1))
                .findFirst();
    }

    @Override
    public String toString() {
        return status + " with " + body.length + " bytes";
    }
}
