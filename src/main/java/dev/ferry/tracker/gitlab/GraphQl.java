package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.HttpCall.Nature;
import dev.ferry.tracker.http.Json;
import dev.ferry.tracker.http.Transport;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * GitLab's other interface. It says 200 to everything; what went wrong stands in the answer.
 *
 * @param address of the one place where all questions go
 */
record GraphQl(Transport road, String address) {

    /** How GitLab says "no such thing, or not for your eyes" here. */
    private static final Pattern NOT_FOUND =
            Pattern.compile("(?i)does not exist or you don't have permission|not found");

    private static final Pattern LATER = Pattern.compile("(?i)timeout|timed out|try again");

    private static final int MOST_WORDS = 400;

    /** Asks; the answer is what stands below {@code data}. */
    JsonNode ask(String question, Map<String, ?> variables) {
        var call = call(question, variables).as(Nature.READ);
        var answer = road.send(call).json();
        var words = words(answer.path("errors"));
        if (!words.isEmpty()) {
            throw road.failure(
                    LATER.matcher(words).find() ? Kind.UNAVAILABLE : kind(words),
                    call,
                    "answered: " + words);
        }
        return answer.path("data");
    }

    /** Changes something; the answer is what stands below the mutation's name. */
    JsonNode change(String mutation, String question, Map<String, ?> variables) {
        var call = call(question, variables);
        var answer = road.send(call).json();
        var result = answer.path("data").path(mutation);
        var words = words(answer.path("errors")) + words(result.path("errors"));
        if (!words.isEmpty()) {
            throw road.failure(kind(words), call, mutation + " answered: " + words);
        }
        return result;
    }

    private HttpCall call(String question, Map<String, ?> variables) {
        return HttpCall.post(address, Json.text(Map.of("query", question, "variables", variables)));
    }

    private static Kind kind(String words) {
        return NOT_FOUND.matcher(words).find() ? Kind.NOT_FOUND : Kind.REJECTED;
    }

    /** Errors are texts after a mutation, and objects with a message before one. */
    private static String words(JsonNode errors) {
        var said = new ArrayList<String>();
        for (var error : errors) {
            said.add(error.isTextual() ? error.asText() : error.path("message").asText());
        }
        var text = String.join("; ", said).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return text.length() <= MOST_WORDS ? text : text.substring(0, MOST_WORDS) + "…";
    }

    /** {@code gid://gitlab/WorkItem/42}. */
    static String id(String type, long number) {
        return "gid://gitlab/" + type + "/" + number;
    }

    /** The number at the end of a global id. */
    static Optional<Long> number(JsonNode id) {
        var text = id.asText();
        var digits = text.substring(text.lastIndexOf('/') + 1);
        return digits.matches("\\d{1,18}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }
}
