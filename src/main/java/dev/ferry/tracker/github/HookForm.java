package dev.ferry.tracker.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.Fault;
import dev.ferry.tracker.Hook;
import dev.ferry.tracker.http.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a webhook has to be filled in, and what is wrong with one that is filled in otherwise. */
final class HookForm {

    /** Which lead to work of ours. */
    static final Set<String> NEEDED = Set.of("issue_comment", "issues");

    /** Servers without sub-issues refuse it. */
    static final String SUB_ISSUES = "sub_issues";

    private HookForm() {}

    static List<String> events(boolean subIssues) {
        return subIssues
                ? List.of("issue_comment", "issues", SUB_ISSUES)
                : List.of("issue_comment", "issues");
    }

    static Map<String, String> config(URI url, Secret secret) {
        var config = new LinkedHashMap<String, String>();
        config.put("url", url.toString());
        config.put("content_type", "json");
        config.put("insecure_ssl", "0");
        config.put("secret", secret.reveal());
        return config;
    }

    /**
     * @param where a person changes it
     */
    static List<Fault> faults(
            JsonNode config, Collection<String> events, Collection<String> wanted, String where) {
        var faults = new ArrayList<Fault>();
        var missing =
                wanted.stream().filter(e -> !events.contains(e) && !events.contains("*")).toList();
        if (!missing.isEmpty()) {
            var words = String.join(", ", missing);
            var what = "does not send " + words;
            faults.add(
                    missing.stream().anyMatch(NEEDED::contains)
                            ? Fault.breaks(
                                    what,
                                    "commands wait for the next sweep",
                                    "subscribe to " + words + " at " + where)
                            : Fault.worries(
                                    what,
                                    "children that people add by hand show at the next sweep",
                                    "subscribe to " + words + " at " + where));
        }
        if (!config.path("content_type").asText().equals("json")) {
            faults.add(
                    Fault.breaks(
                            "sends a form, not JSON",
                            "Ferry does not understand it",
                            "set the content type to application/json at " + where));
        }
        if (config.path("secret").asText("").isEmpty()) {
            faults.add(
                    Fault.breaks(
                            Hook.UNSIGNED,
                            "Ferry believes nothing that is not signed",
                            "set the secret of FERRY_GITHUB_WEBHOOK_SECRET at " + where));
        }
        if (config.path("insecure_ssl").asText("0").equals("1")) {
            faults.add(
                    Fault.worries(
                            "does not check our certificate",
                            "whoever sits between reads along",
                            "enable SSL verification at " + where));
        }
        return faults;
    }
}
