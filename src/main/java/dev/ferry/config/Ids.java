package dev.ferry.config;

import java.util.Set;
import java.util.regex.Pattern;

/** Ids that people type in commands and that stand in labels and links. */
final class Ids {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.-]{0,79}");

    private Ids() {}

    /** Notes an id that cannot be one, or that is there already; else adds it to those seen. */
    static void check(String what, Word id, Set<String> seen, Mistakes mistakes) {
        if (!ID.matcher(id.text()).matches()) {
            mistakes.add(
                    id.at(),
                    "the id of a %s has small letters, digits, '.' and '-' only, not %s"
                            .formatted(what, Mistakes.quoted(id.text())));
        } else if (!seen.add(id.text())) {
            mistakes.add(id.at(), "there are two %ss \"%s\"".formatted(what, id.text()));
        }
    }
}
