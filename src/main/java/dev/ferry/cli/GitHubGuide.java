package dev.ferry.cli;

import dev.ferry.config.Secrets;
import dev.ferry.config.TrackerSettings;
import dev.ferry.tracker.github.GitHubNeeds;
import java.net.URI;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What a person does at GitHub before Ferry can do the rest. */
record GitHubGuide(TrackerSettings.GitHub settings, URI hookUrl) implements Guide {

    @Override
    public String tracker() {
        return "github";
    }

    @Override
    public String secretVariable() {
        return Secrets.GITHUB_WEBHOOK_SECRET;
    }

    /** Random and in letters that need no quotes in a shell. */
    @Override
    public String newSecret(byte[] random) {
        return HexFormat.of().formatHex(random);
    }

    @Override
    public boolean hasAccess(Secrets secrets) {
        boolean app =
                secrets.get(Secrets.GITHUB_APP_ID).isPresent()
                        && secrets.get(Secrets.GITHUB_PRIVATE_KEY_FILE).isPresent();
        return app || secrets.get(Secrets.GITHUB_TOKEN).isPresent();
    }

    @Override
    public List<String> steps() {
        var owner = owner();
        var lines = new ArrayList<String>();
        lines.add("Ferry needs access to GitHub: an App of your own (better), or a token.");
        lines.add("");
        lines.add("As a GitHub App:");
        lines.add("  1. Open this page, which is filled in already, and press Create GitHub App:");
        lines.add("     " + GitHubNeeds.newAppPage(web(), owner, hookUrl));
        lines.add("     (or give this manifest: " + GitHubNeeds.manifest(hookUrl) + ")");
        lines.add("  2. On the App's page: Generate a private key, and keep the file. Then");
        lines.add("     export " + Secrets.GITHUB_APP_ID + "=<the App ID on that page>");
        lines.add("     export " + Secrets.GITHUB_PRIVATE_KEY_FILE + "=<the file>");
        lines.add(
                "  3. On the App's page: Install App, in "
                        + owner
                        + ", with "
                        + String.join(", ", settings.projects())
                        + ".");
        lines.add("");
        lines.add("Or with a token of an account that administers the repositories:");
        lines.add("  1. Open " + GitHubNeeds.newTokenPage(web()) + " and press Generate token.");
        lines.add("  2. export " + Secrets.GITHUB_TOKEN + "=<the token>");
        return lines;
    }

    @Override
    public String yaml() {
        return """
        trackers:
          - type: github
            url: %s
            projects: [%s]\
        """
                .formatted(settings.url(), String.join(", ", settings.projects()));
    }

    private String owner() {
        var home = settings.homeProject();
        return home.substring(0, Math.max(home.indexOf('/'), 0));
    }

    /** Where people open it. */
    private URI web() {
        var api = settings.url().toString();
        return URI.create(
                api.equals("https://api.github.com")
                        ? "https://github.com"
                        : api.replaceFirst("/api/v3/?$", ""));
    }
}
