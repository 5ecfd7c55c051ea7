package dev.ferry.config;

import dev.ferry.config.YamlText.Patch;
import dev.ferry.registry.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Names the sources of {@code models.yaml}, and adds those that are new. */
final class SourcesEdit {

    private final YamlText text;
    private final Yaml.Mapping root;
    private final Map<String, ModelsFile.Source> known;
    private final Map<Evidence, String> added = new LinkedHashMap<>();

    SourcesEdit(YamlText text, Yaml.Mapping root, ModelsFile file) {
        this.text = text;
        this.root = root;
        this.known = file.sources();
    }

    boolean isCalled(String name, Evidence evidence) {
        return Optional.ofNullable(known.get(name))
                .map(RegistryReader::evidence)
                .filter(evidence::equals)
                .isPresent();
    }

    /** The name of a source; it is made when it is first needed. */
    String name(Evidence evidence, String surface) {
        return known.keySet().stream()
                .filter(n -> isCalled(n, evidence))
                .findFirst()
                .orElseGet(() -> added.computeIfAbsent(evidence, e -> free(e, surface)));
    }

    private String free(Evidence evidence, String surface) {
        var name = surface + "-api-" + evidence.observed();
        return known.containsKey(name) ? name + "-list" : name;
    }

    /** What adds the new sources. */
    List<Patch> patches() throws UnsafeEditException {
        var patches = new ArrayList<Patch>();
        var byName = new TreeMap<String, Evidence>();
        added.forEach((evidence, name) -> byName.put(name, evidence));
        if (byName.isEmpty()) {
            return patches;
        }
        if (RegistryEdit.value(root, "sources").orElse(root.entries().getFirst().key())
                instanceof Yaml.Mapping sources) {
            for (var source : byName.entrySet()) {
                patches.add(behind(sources, source.getKey(), source.getValue()));
            }
        } else {
            patches.add(first(byName));
        }
        return patches;
    }

    /** Where it comes in the order of the alphabet, as far as there is one. */
    private Patch behind(Yaml.Mapping sources, String name, Evidence evidence)
            throws UnsafeEditException {
        if (text.isFlow(sources)) {
            throw new UnsafeEditException(sources.at(), "all sources in braces");
        }
        var entries = sources.entries();
        var before =
                entries.stream()
                        .filter(e -> e.key().text().compareTo(name) < 0)
                        .reduce((_, later) -> later)
                        .orElse(entries.getLast());
        var indentation = text.indentation(before.key());
        return text.lineBehind(
                before.value(),
                indentation,
                name + ":" + lines(evidence, indentation, text.lineBreak()));
    }

    /** Before the models, where there were no sources at all. */
    private Patch first(Map<String, Evidence> sources) throws UnsafeEditException {
        var models =
                root.entries().stream()
                        .map(Yaml.Entry::key)
                        .filter(k -> k.text().equals("models"))
                        .findFirst()
                        .orElseThrow();
        int at = text.lineStart(models);
        if (text.start(models) != at || RegistryEdit.value(root, "sources").isPresent()) {
            throw new UnsafeEditException(models.at(), "no place for sources before it");
        }
        var end = text.lineBreak();
        var entries =
                sources.entrySet().stream()
                        .map(s -> end + "  " + s.getKey() + ":" + lines(s.getValue(), "  ", end))
                        .collect(Collectors.joining());
        return new Patch(at, at, "sources:" + entries + end + end);
    }

    /** The new ones among these, as a person could write them. */
    String pasted(List<String> names) {
        return added.entrySet().stream()
                .filter(s -> names.contains(s.getValue()))
                .map(s ->
                        "sources:\n  " + s.getValue() + ":" + lines(s.getKey(), "  ", "\n") + "\n")
                .collect(Collectors.joining());
    }

    private static String lines(Evidence evidence, String indentation, String lineBreak) {
        var values = new LinkedHashMap<String, String>();
        values.put("url", "\"" + evidence.url() + "\"");
        values.put("observed", evidence.observed().toString());
        values.put("authority", evidence.authority());
        return OfferWords.inLines(values, indentation + "  ", lineBreak);
    }
}
