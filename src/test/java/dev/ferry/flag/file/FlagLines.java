package dev.ferry.flag.file;

import java.util.stream.Collectors;

/** A flag file as people keep it: one flag on a line. */
final class FlagLines {

    /** The text with this flag at this percentage, added if it was not there. */
    String with(String text, String name, int percent) {
        var others =
                text.lines()
                        .filter(l -> !l.strip().startsWith(name + ":"))
                        .collect(Collectors.joining("\n", "", "\n"));
        return others
                + "  %s: {state: ENABLED, variants: {on: true, off: false}, defaultVariant: off, targeting: {fractional: [[on, %d], [off, %d]]}}\n"
                        .formatted(name, percent, 100 - percent);
    }
}
