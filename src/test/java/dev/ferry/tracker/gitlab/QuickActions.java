package dev.ferry.tracker.gitlab;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What GitLab does to every text that is written, by people and programs alike: it carries out the
 * quick actions in it as the writer, takes them out, drops carriage returns, and cuts off the white
 * space at the end. Words after a slash that it does not know stay as they are.
 */
final class QuickActions {

    private static final Set<String> KNOWN =
            Set.of(
                    "assign",
                    "unassign",
                    "label",
                    "unlabel",
                    "relabel",
                    "close",
                    "reopen",
                    "due",
                    "remove_due_date",
                    "confidential",
                    "title",
                    "move",
                    "merge",
                    "milestone",
                    "epic",
                    "copy_metadata",
                    "duplicate",
                    "estimate",
                    "spend",
                    "lock",
                    "unlock",
                    "relate",
                    "promote",
                    "promote_to",
                    "cc",
                    "shrug",
                    "tableflip",
                    "todo",
                    "done",
                    "subscribe",
                    "severity",
                    "weight",
                    "health_status",
                    "iteration",
                    "clone",
                    "approve",
                    "rebase",
                    "status",
                    "award",
                    "react",
                    "child_epic",
                    "parent_epic",
                    "set_parent",
                    "link");

    /** What is no place for commands: code, HTML and quotes; else a line's start and a word. */
    private static final Pattern PIECES =
            Pattern.compile(
                    "(?m)^(?<fence>```|~~~)[\\s\\S]*?(?:^\\k<fence>|\\z)"
                            + "|^>>>[^\\S\\n]*\\n[\\s\\S]*?\\n>>>[^\\S\\n]*$"
                            + "|^<[a-zA-Z][^>]*>[\\s\\S]*?^</[^>]+>[^\\S\\n]*$"
                            + "|<!--[\\s\\S]*?-->"
                            + "|(?<tick>`+)[^\\n]*?\\k<tick>"
                            + "|(?:^/(?<command>[a-z_A-Z]+)(?=\\s|$)[^\\n]*(?:\\n|\\z))");

    private final List<String> carriedOut = new ArrayList<>();

    /** The text as it is kept. */
    synchronized String kept(String text) {
        var clean = text.replace("\r", "");
        var kept = new StringBuilder();
        var m = PIECES.matcher(clean);
        while (m.find()) {
            var command = m.group("command");
            boolean known = command != null && KNOWN.contains(command.toLowerCase());
            if (known) {
                carriedOut.add(m.group().strip());
            }
            m.appendReplacement(
                    kept, known ? "" : java.util.regex.Matcher.quoteReplacement(m.group()));
        }
        return m.appendTail(kept).toString().stripTrailing();
    }

    /** Everything that was carried out so far. */
    synchronized List<String> carriedOut() {
        return List.copyOf(carriedOut);
    }
}
