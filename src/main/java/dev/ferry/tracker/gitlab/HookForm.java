package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.Fault;
import dev.ferry.tracker.http.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a webhook has to be filled in, and what is wrong with one that is filled in otherwise.
 *
 * @param token which GitLab shows with every delivery
 * @param signing key by which GitLab 19 and later signs; where we know one, only signatures count
 */
record HookForm(Optional<Secret> token, Optional<Secret> signing) {

    /** As the API calls them, and as the page of the webhook does. */
    private static final Map<String, String> EVENTS = new LinkedHashMap<>();

    static {
        EVENTS.put("note_events", "Comments");
        EVENTS.put("confidential_note_events", "Confidential comments");
        EVENTS.put("issues_events", "Issue events");
        EVENTS.put("confidential_issues_events", "Confidential issue events");
        EVENTS.put("feature_flag_events", "Feature flag events");
    }

    private static final String PAGE = " on the webhook's page (Settings, Webhooks)";

    Map<String, Object> filledIn(URI url) {
        var form = new LinkedHashMap<String, Object>();
        form.put("url", url.toString());
        form.put("name", "Ferry");
        EVENTS.keySet().forEach(event -> form.put(event, true));
        form.put("push_events", false);
        form.put("enable_ssl_verification", true);
        token.ifPresent(t -> form.put("token", t.reveal()));
        signing.ifPresent(s -> form.put("signing_token", s.reveal()));
        return form;
    }

    List<Fault> faults(JsonNode hook) {
        var faults = new ArrayList<Fault>();
        var missing =
                EVENTS.entrySet().stream()
                        .filter(e -> hook.has(e.getKey()) && !hook.path(e.getKey()).asBoolean())
                        .map(Map.Entry::getValue)
                        .toList();
        if (!missing.isEmpty()) {
            var words = String.join(", ", missing);
            var what = "does not send " + words;
            faults.add(
                    missing.contains("Comments") || missing.contains("Issue events")
                            ? Fault.breaks(
                                    what, "commands wait for the next sweep", "tick them" + PAGE)
                            : Fault.worries(
                                    what,
                                    "what they tell shows at the next sweep",
                                    "tick them" + PAGE));
        }
        secret(hook).ifPresent(faults::add);
        if (!hook.path("custom_webhook_template").asText("").isBlank()) {
            faults.add(
                    Fault.breaks(
                            "sends a body of somebody's own making",
                            "Ferry does not understand it",
                            "empty the custom webhook template" + PAGE));
        }
        if (hook.path("url").asText().startsWith("https:")
                && !hook.path("enable_ssl_verification").asBoolean(true)) {
            faults.add(
                    Fault.worries(
                            "does not check our certificate",
                            "whoever sits between reads along",
                            "enable SSL verification" + PAGE));
        }
        return faults;
    }

    /** Older servers do not tell whether there is one. */
    private Optional<Fault> secret(JsonNode hook) {
        if (signing.isPresent()) {
            return hook.path("signing_token_present").asBoolean(true)
                    ? Optional.empty()
                    : Optional.of(
                            Fault.breaks(
                                    "does not sign",
                                    "with FERRY_GITLAB_SIGNING_TOKEN set, Ferry believes"
                                            + " signatures only",
                                    "set the signing token" + PAGE));
        }
        return hook.path("token_present").asBoolean(true)
                ? Optional.empty()
                : Optional.of(
                        Fault.breaks(
                                "has no secret token",
                                "Ferry believes nobody who does not show it",
                                "set the one of FERRY_GITLAB_WEBHOOK_SECRET" + PAGE));
    }
}
