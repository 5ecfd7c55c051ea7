package dev.ferry.server.access;

import dev.ferry.config.LoginSettings;
import java.net.URI;

/** Opens the login that is configured. */
public final class Logins {

    private Logins() {}

    /**
     * @param secret of Ferry's application there
     * @param publicUrl where people reach Ferry, and the browser comes back to
     */
    public static ForeignLogin of(LoginSettings settings, String secret, URI publicUrl) {
        var callback = publicUrl.resolve("/login/callback");
        return switch (settings) {
            case LoginSettings.Oidc oidc -> new OidcLogin(oidc, secret, callback);
            case LoginSettings.GitHub github -> new GitHubLogin(github, secret, callback);
        };
    }
}
