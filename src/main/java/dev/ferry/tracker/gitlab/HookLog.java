package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.Hook;
import dev.ferry.tracker.HookDelivery;
import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.HttpCall.Nature;
import dev.ferry.tracker.http.Transport;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What became of the deliveries of a webhook: GitLab keeps them for two days. */
record HookLog(Transport road) {

    /** GitLab resends five a minute, and says 429 to the sixth. */
    static final int AT_ONCE = 4;

    private static final int LONGEST_PAGE = 20;
    private static final List<String> FAILED = List.of("server_failure", "client_failure");

    Optional<HookDelivery> latest(Hook hook) {
        var newest = road.send(events(hook).withQuery("per_page", 1)).json().path(0);
        return Optional.of(newest).filter(JsonNode::isObject).map(n -> delivery(hook, n));
    }

    List<HookDelivery> failures(Hook hook, Instant since) {
        return FAILED.stream()
                .flatMap(status -> failures(hook, status))
                .filter(d -> d.at().map(at -> !at.isBefore(since)).orElse(true))
                .sorted(
                        Comparator.comparing((HookDelivery d) -> Long.parseLong(d.attempt()))
                                .reversed())
                .toList();
    }

    private Stream<HookDelivery> failures(Hook hook, String status) {
        return road.items(
                        events(hook)
                                .withQuery("per_page", LONGEST_PAGE)
                                .withQuery("status", status))
                .map(node -> delivery(hook, node));
    }

    /** Makes nothing in GitLab, and twice is no harm: Ferry knows each delivery by its id. */
    void again(HookDelivery failure) {
        var place = failure.hook().id() + "/events/" + failure.attempt() + "/resend";
        road.send(HttpCall.of("POST", place, Nature.READ));
    }

    private static HttpCall events(Hook hook) {
        return HttpCall.get(hook.id() + "/events");
    }

    private static HookDelivery delivery(Hook hook, JsonNode node) {
        var headers = node.path("request_headers");
        var attempt = String.valueOf(node.path("id").asLong());
        return new HookDelivery(
                hook,
                attempt,
                header(headers, "Webhook-Id")
                        .or(() -> header(headers, "Idempotency-Key"))
                        .orElse("log:" + attempt),
                node.path("trigger").asText(),
                header(headers, "Webhook-Timestamp")
                        .filter(s -> s.matches("\\d{1,12}"))
                        .map(s -> Instant.ofEpochSecond(Long.parseLong(s))),
                Optional.of(node.path("response_status").asText())
                        .filter(s -> s.matches("\\d{3}"))
                        .map(Integer::parseInt));
    }

    /** As headers are written, in any case. */
    private static Optional<String> header(JsonNode headers, String name) {
        return headers.properties().stream()
                .filter(h -> h.getKey().equalsIgnoreCase(name))
                .map(h -> h.getValue().asText())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
