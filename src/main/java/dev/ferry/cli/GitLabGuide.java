package dev.ferry.cli;

import dev.ferry.config.Secrets;
import dev.ferry.config.TrackerSettings;
import java.util.Base64;
import java.util.List;

/** What a person does at GitLab before Ferry can do the rest. */
record GitLabGuide(TrackerSettings.GitLab settings) implements Guide {

    @Override
    public String tracker() {
        return "gitlab";
    }

    /** GitLab before 19 does not sign, so the key is made where somebody asks for one only. */
    @Override
    public String secretVariable() {
        return Secrets.GITLAB_WEBHOOK_SECRET;
    }

    @Override
    public String newSecret(byte[] random) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    @Override
    public boolean hasSecret(Secrets secrets) {
        return secrets.get(Secrets.GITLAB_WEBHOOK_SECRET).isPresent()
                || secrets.get(Secrets.GITLAB_SIGNING_TOKEN).isPresent();
    }

    @Override
    public boolean hasAccess(Secrets secrets) {
        return secrets.get(Secrets.GITLAB_TOKEN).isPresent();
    }

    @Override
    public List<String> steps() {
        var web = settings.url().toString().replaceFirst("/+$", "");
        var home = settings.homeProject();
        var group = home.substring(0, Math.max(home.lastIndexOf('/'), 0));
        return List.of(
                "Ferry needs a token for GitLab. Any of these, with the scope api:",
                "  · of one project:    " + web + "/" + home + "/-/settings/access_tokens",
                "  · of the group:      " + web + "/groups/" + group + "/-/settings/access_tokens",
                "  · of an account of its own (best where there are several groups):",
                "    " + web + "/-/user_settings/personal_access_tokens?name=ferry&scopes=api",
                "  Role: Maintainer lets Ferry make its webhooks; afterwards Developer is enough.",
                "",
                "  export " + Secrets.GITLAB_TOKEN + "=<the token>");
    }

    @Override
    public String yaml() {
        return """
        trackers:
          - type: gitlab
            url: %s
            projects: [%s]\
        """
                .formatted(settings.url(), String.join(", ", settings.projects()));
    }
}
