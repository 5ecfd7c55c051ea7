package dev.ferry.tracker.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a forge says about a failure, as one short line. */
final class ServerWords {

    private static final int MOST = 400;

    private ServerWords() {}

    static String of(HttpAnswer answer) {
        var said = new ArrayList<String>();
        for (var name : List.of("message", "error", "error_description", "errors")) {
            collect(answer.json().path(name), "", said);
        }
        var text =
                said.isEmpty()
                        ? new String(
                                answer.body(),
                                0,
                                Math.min(answer.body().length, 4 * MOST),
                                StandardCharsets.UTF_8)
                        : String.join("; ", said);
        return shortened(text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip());
    }

    /** {@code {"title":["is too long"]}} is told as {@code title: is too long}. */
    private static void collect(JsonNode node, String where, List<String> said) {
        if (said.size() > 20) {
            return;
        }
        if (node.isValueNode() && !node.isNull()) {
            said.add(where.isEmpty() ? node.asText() : where + ": " + node.asText());
        }
        node.properties().forEach(e -> collect(e.getValue(), e.getKey(), said));
        if (node.isArray()) {
            node.forEach(n -> collect(n, where, said));
        }
    }

    private static String shortened(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST) + "…";
    }
}
