package dev.ferry.config;

import dev.ferry.config.YamlText.Patch;
import dev.ferry.registry.Evidence;
import dev.ferry.registry.Offer;
import dev.ferry.registry.sync.Amendment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes {@code models.yaml} where entries have to become other ones, and nowhere else. */
final class RegistryEdit {

    /** An entry that is written so that a person has to change it. */
    record Left(Amendment amendment, String why) {}

    private final YamlText text;
    private final Yaml.Mapping root;
    private final Map<String, Yaml.Mapping> models = new LinkedHashMap<>();
    private final SourcesEdit sources;
    private final List<Patch> patches = new ArrayList<>();
    private final List<Amendment> done = new ArrayList<>();
    private final List<Left> left = new ArrayList<>();

    /**
     * @param root {@code text} as YAML
     * @param file the same as records
     */
    RegistryEdit(String text, Yaml root, ModelsFile file) {
        this.text = new YamlText(text);
        this.root = (Yaml.Mapping) root;
        this.sources = new SourcesEdit(this.text, this.root, file);
        for (var item : list("models").items()) {
            if (item instanceof Yaml.Mapping model
                    && value(model, "id").orElseThrow() instanceof Yaml.Scalar id) {
                models.put(id.text(), model);
            }
        }
    }

    List<Amendment> done() {
        return done;
    }

    List<Left> left() {
        return left;
    }

    /** The new text. */
    String with(List<Amendment> amendments) {
        for (var amendment : amendments) {
            try {
                patches.addAll(patches(amendment));
                done.add(amendment);
            } catch (UnsafeEditException e) {
                left.add(new Left(amendment, e.words()));
            }
        }
        try {
            patches.addAll(sources.patches());
        } catch (UnsafeEditException e) {
            done.forEach(a -> left.add(new Left(a, e.words())));
            done.clear();
            patches.clear();
        }
        return text.patched(patches);
    }

    private List<Patch> patches(Amendment amendment) throws UnsafeEditException {
        return switch (amendment) {
            case Amendment.Changed a -> changed(a);
            case Amendment.Offered a -> List.of(offered(a));
            case Amendment.Added a -> List.of(added(a));
        };
    }

    private List<Patch> changed(Amendment.Changed a) throws UnsafeEditException {
        var surfaces = surfaces(a);
        var entry =
                surfaces.entries().stream()
                        .filter(e -> e.key().text().equals(a.now().surface()))
                        .findFirst()
                        .orElseThrow();
        var node = (Yaml.Mapping) entry.value();
        return new OfferEdit(text, entry.key(), node, text.isFlow(surfaces), a.was(), a.now())
                .patches(evidence(node, a.now()));
    }

    private Yaml.Mapping surfaces(Amendment amendment) {
        var model = Optional.ofNullable(models.get(amendment.model().id())).orElseThrow();
        return (Yaml.Mapping) value(model, "surfaces").orElseThrow();
    }

    /** The names that stay, as they are written, and that of the new source. */
    private List<String> evidence(Yaml.Mapping offer, Offer now) {
        var names = new LinkedHashSet<String>();
        if (value(offer, "evidence").orElse(offer) instanceof Yaml.Sequence list) {
            for (var item : list.items()) {
                if (item instanceof Yaml.Scalar name && isOneOf(now.evidence(), name.text())) {
                    names.add(name.text());
                }
            }
        }
        for (var source : now.evidence()) {
            if (names.stream().noneMatch(name -> sources.isCalled(name, source))) {
                names.add(sources.name(source, now.surface()));
            }
        }
        return List.copyOf(names);
    }

    private boolean isOneOf(List<Evidence> evidence, String name) {
        return evidence.stream().anyMatch(e -> sources.isCalled(name, e));
    }

    private List<String> evidence(Offer now) {
        return now.evidence().stream().map(e -> sources.name(e, now.surface())).toList();
    }

    private Patch offered(Amendment.Offered a) throws UnsafeEditException {
        var surfaces = surfaces(a);
        var last = surfaces.entries().getLast();
        var key = a.now().surface() + ":";
        var values = values(a);
        int end = text.end(last.value());
        if (text.isFlow(surfaces)) {
            return new Patch(end, end, ", " + key + " " + OfferWords.inOneLine(values));
        }
        return text.lineBehind(
                last.value(),
                text.indentation(last.key()),
                key
                        + OfferWords.behind(
                                key, values, text.indentation(last.key()), text.lineBreak()));
    }

    private Map<String, String> values(Amendment amendment) {
        return OfferWords.values(amendment.now(), evidence(amendment.now()));
    }

    /** Behind the last model of its provider, or of all. */
    private Patch added(Amendment.Added a) throws UnsafeEditException {
        var all = list("models");
        if (text.isFlow(all) || models.isEmpty()) {
            throw new UnsafeEditException(all.at(), "no list of models, one below the other");
        }
        var before =
                models.values().stream()
                        .filter(m -> text(m, "provider").equals(a.model().provider()))
                        .reduce((_, later) -> later)
                        .orElse(List.copyOf(models.values()).getLast());
        return text.lineBehind(before, "", text.lineBreak() + item(a, text.indentation(all)));
    }

    private String item(Amendment.Added a, String indentation) {
        var inner = text.lineBreak() + indentation + "  ";
        var key = a.now().surface() + ":";
        return indentation
                + "- id: "
                + a.model().id()
                + inner
                + "provider: "
                + OfferWords.quoted(a.model().provider())
                + a.model().released().map(d -> inner + "released: " + d).orElse("")
                + inner
                + "surfaces:"
                + inner
                + "  "
                + key
                + OfferWords.behind(key, values(a), indentation + "    ", text.lineBreak());
    }

    /** The entry as a person could write it, with its source. */
    String pasted(Amendment amendment) {
        var now = amendment.now();
        var names = evidence(now);
        return sources.pasted(names)
                + now.surface()
                + ":"
                + OfferWords.inLines(OfferWords.values(now, names), "  ", "\n");
    }

    private Yaml.Sequence list(String key) {
        return (Yaml.Sequence) value(root, key).orElseThrow();
    }

    private static String text(Yaml.Mapping mapping, String key) {
        return value(mapping, key).orElseThrow() instanceof Yaml.Scalar s ? s.text() : "";
    }

    static Optional<Yaml> value(Yaml.Mapping mapping, String key) {
        return mapping.entries().stream()
                .filter(e -> e.key().text().equals(key))
                .map(Yaml.Entry::value)
                .findFirst();
    }
}
