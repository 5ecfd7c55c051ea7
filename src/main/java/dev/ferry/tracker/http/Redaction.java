package dev.ferry.tracker.http;

import java.util.regex.Pattern;

/** Takes secrets out of text that others wrote and we pass on. */
final class Redaction {

    /** GitHub's and GitLab's token prefixes, JSON web tokens, and whatever follows "Bearer". */
    private static final Pattern TOKEN =
            Pattern.compile(
                    "(gh[a-z]_|github_pat_|gl[a-z]{2,10}-|eyJ)[A-Za-z0-9_.\\-]{8,}"
                            + "|(?i:bearer|token) +[A-Za-z0-9_.\\-]{16,}");

    private Redaction() {}

    static String of(String text, Secret secret) {
        return of(secret == Secret.NONE ? text : text.replace(secret.reveal(), "***"));
    }

    static String of(String text) {
        return TOKEN.matcher(text).replaceAll("***");
    }
}
