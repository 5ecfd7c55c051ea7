package dev.ferry.tracker.github;

import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.Json;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** What Ferry asks for at GitHub, in the forms in which people give it. */
public final class GitHubNeeds {

    private GitHubNeeds() {}

    /** An App as GitHub's manifest flow takes it. */
    public static String manifest(URI hookUrl) {
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("name", "Ferry");
        manifest.put("url", origin(hookUrl));
        manifest.put("hook_attributes", Map.of("url", hookUrl.toString()));
        manifest.put("public", false);
        manifest.put("default_permissions", AppRights.wanted());
        manifest.put("default_events", HookForm.events(true));
        return Json.text(manifest);
    }

    /** The page for a new App, with everything in it but its key. */
    public static String newAppPage(URI web, String owner, URI hookUrl) {
        var page =
                new StringBuilder(web + "/organizations/" + HttpCall.escape(owner))
                        .append("/settings/apps/new?name=ferry-")
                        .append(HttpCall.escape(owner))
                        .append("&url=")
                        .append(HttpCall.escape(origin(hookUrl)))
                        .append("&public=false&webhook_active=true&webhook_url=")
                        .append(HttpCall.escape(hookUrl.toString()));
        AppRights.wanted()
                .forEach((name, level) -> page.append('&').append(name).append('=').append(level));
        HookForm.events(true).forEach(event -> page.append("&events[]=").append(event));
        return page.toString();
    }

    /** The page for a new classic token, with its scopes ticked. */
    public static String newTokenPage(URI web) {
        return web + "/settings/tokens/new?description=Ferry&scopes=repo,read:org";
    }

    private static String origin(URI url) {
        return url.resolve("/").toString();
    }
}
