package dev.ferry.config;

import java.net.URI;
import java.util.Set;

/** Who may log in to see the pages, and by whose word. */
public sealed interface LoginSettings {

    /** Usernames or e-mail addresses of people who may. */
    Set<String> users();

    /** Groups whose members may. */
    Set<String> groups();

    /** Those who log in see what is confidential, too. */
    boolean confidential();

    String clientId();

    /**
     * Any OpenID Connect issuer, GitLab among them.
     *
     * @param groupsClaim in which claim the issuer tells somebody's groups
     */
    record Oidc(
            String name,
            URI issuer,
            String clientId,
            String groupsClaim,
            Set<String> users,
            Set<String> groups,
            boolean confidential)
            implements LoginSettings {}

    /**
     * GitHub, which speaks OAuth only.
     *
     * @param groups organizations, or teams as {@code organization/team}
     */
    record GitHub(
            URI url, String clientId, Set<String> users, Set<String> groups, boolean confidential)
            implements LoginSettings {}
}
