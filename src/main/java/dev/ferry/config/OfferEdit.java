package dev.ferry.config;

import dev.ferry.config.YamlText.Patch;
import dev.ferry.registry.Offer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes one offer in its text: what stays the same keeps every byte.
 *
 * @param key the surface
 * @param inLine what is around it is written in one line too
 */
record OfferEdit(
        YamlText text, Yaml.Scalar key, Yaml.Mapping node, boolean inLine, Offer was, Offer now) {

    /**
     * @param evidence the names of its sources, as they should be
     */
    List<Patch> patches(List<String> evidence) throws UnsafeEditException {
        var values = changed(evidence);
        return text.isFlow(node) ? List.of(rewritten(values)) : inPlace(values, evidence);
    }

    /** Keys whose values become other ones; empty: the key goes. */
    private Map<String, Optional<String>> changed(List<String> evidence) {
        var before = OfferWords.values(was, List.of());
        var after = OfferWords.values(now, evidence);
        var changed = new LinkedHashMap<String, Optional<String>>();
        for (var key : OfferWords.KEYS) {
            var value = Optional.ofNullable(after.get(key));
            if (!value.equals(Optional.ofNullable(before.get(key)))) {
                changed.put(key, value);
            }
        }
        return changed;
    }

    /** What stands in braces becomes one line again, or lines of its own where it is too long. */
    private Patch rewritten(Map<String, Optional<String>> changed) throws UnsafeEditException {
        int start = text.start(node);
        int end = text.end(node);
        if (text.hasComment(start, end) || text.lineEnd(start) < end) {
            throw new UnsafeEditException(node.at(), "braces over several lines, or with comments");
        }
        var values = new LinkedHashMap<String, String>();
        for (var key : OfferWords.KEYS) {
            var written = entry(key);
            var raw =
                    written.isPresent()
                            ? Optional.of(
                                    text.between(
                                            text.start(written.get().value()),
                                            text.end(written.get().value())))
                            : Optional.<String>empty();
            changed.getOrDefault(key, raw).ifPresent(v -> values.put(key, v));
        }
        if (inLine) {
            return new Patch(start, end, OfferWords.inOneLine(values));
        }
        return new Patch(
                text.behindColon(key),
                end,
                OfferWords.behind(key.text(), values, text.indentation(key), text.lineBreak()));
    }

    private List<Patch> inPlace(Map<String, Optional<String>> changed, List<String> evidence)
            throws UnsafeEditException {
        var patches = new ArrayList<Patch>();
        for (var change : changed.entrySet()) {
            var key = change.getKey();
            var value = change.getValue();
            var written = entry(key);
            if (written.isEmpty()) {
                patches.add(inserted(key, value.orElseThrow()));
            } else if (key.equals("history")) {
                patches.add(appended(written.get()));
            } else if (value.isPresent()) {
                patches.add(replaced(written.get(), value.get()));
            } else {
                patches.add(removed(written.get()));
            }
        }
        return patches;
    }

    private Optional<Yaml.Entry> entry(String name) {
        return node.entries().stream().filter(e -> e.key().text().equals(name)).findFirst();
    }

    /** What stands in lines below its key comes up into the line of the key. */
    private Patch replaced(Yaml.Entry entry, String words) throws UnsafeEditException {
        var value = entry.value();
        int end = text.end(value);
        boolean below = !(value instanceof Yaml.Scalar) && !text.isFlow(value);
        int start = below ? text.behindColon(entry.key()) : text.start(value);
        if (text.hasComment(start, end)) {
            throw new UnsafeEditException(value.at(), "comments inside of a value");
        }
        return new Patch(start, end, (below || start == end ? " " : "") + words);
    }

    private Patch removed(Yaml.Entry entry) throws UnsafeEditException {
        int end = text.end(entry.value());
        int start = text.lineStart(entry.key());
        boolean alone =
                text.between(start, text.start(entry.key())).isBlank()
                        && text.between(end, text.lineEnd(end)).isBlank();
        return alone ? new Patch(start, text.nextLine(end), "") : replaced(entry, "null");
    }

    /** Behind the last key that comes before it in the usual order. */
    private Patch inserted(String name, String value) throws UnsafeEditException {
        int place = OfferWords.KEYS.indexOf(name);
        var before =
                node.entries().stream()
                        .filter(e -> OfferWords.KEYS.indexOf(e.key().text()) < place)
                        .reduce((_, later) -> later)
                        .orElseThrow(() ->
                                new UnsafeEditException(node.at(), "no key to write it behind"));
        int end = text.end(before.value());
        if (!text.isLastInLine(end)) {
            throw new UnsafeEditException(before.value().at(), "more in the line than one key");
        }
        var indentation = text.lineBreak() + text.indentation(before.key());
        var lines =
                name.equals("history")
                        ? "history:" + observations(0, indentation + "  ")
                        : name + ": " + value;
        return new Patch(text.lineEnd(end), text.lineEnd(end), indentation + lines);
    }

    /** From this one on, each in a line. */
    private String observations(int from, String indentation) {
        var lines = new StringBuilder();
        now.history().stream()
                .skip(from)
                .forEach(o ->
                        lines.append(indentation).append("- ").append(OfferWords.observation(o)));
        return lines.toString();
    }

    private Patch appended(Yaml.Entry history) throws UnsafeEditException {
        int from = was.history().size();
        if (!(history.value() instanceof Yaml.Sequence list) || list.items().isEmpty()) {
            return replaced(history, OfferWords.history(now.history()));
        }
        int end = text.end(list.items().getLast());
        if (text.isFlow(list)) {
            var more = new StringBuilder();
            now.history().stream()
                    .skip(from)
                    .forEach(o -> more.append(", ").append(OfferWords.observation(o)));
            return new Patch(end, end, more.toString());
        }
        if (!text.isLastInLine(end)) {
            throw new UnsafeEditException(list.at(), "more in the line than one statement");
        }
        var indentation = text.lineBreak() + text.indentation(list);
        return new Patch(text.lineEnd(end), text.lineEnd(end), observations(from, indentation));
    }
}
