package dev.ferry.config;

import java.net.URI;

/** Who may log in, checked: a door that lets in everybody with an account is none. */
final class LoginReader {

    private LoginReader() {}

    static LoginSettings read(FerryFile.Login login, Mistakes mistakes) {
        if (login.users().isEmpty() && login.groups().isEmpty()) {
            mistakes.add(
                    login.clientId().at(),
                    "this login would let in everybody who has an account there; name \"groups\" or"
                            + " \"users\"");
        }
        return switch (login) {
            case FerryFile.Login.Oidc l ->
                    new LoginSettings.Oidc(
                            String.valueOf(l.issuer().getHost()),
                            l.issuer(),
                            l.clientId().text(),
                            l.groupsClaim(),
                            l.users(),
                            l.groups(),
                            l.confidential());
            case FerryFile.Login.Gitlab l ->
                    new LoginSettings.Oidc(
                            "GitLab",
                            withoutSlash(l.url()),
                            l.clientId().text(),
                            "groups",
                            l.users(),
                            l.groups(),
                            l.confidential());
            case FerryFile.Login.Github l ->
                    new LoginSettings.GitHub(
                            withoutSlash(l.url()),
                            l.clientId().text(),
                            l.users(),
                            l.groups(),
                            l.confidential());
        };
    }

    private static URI withoutSlash(URI url) {
        return URI.create(url.toString().replaceFirst("/+$", ""));
    }
}
