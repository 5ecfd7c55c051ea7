package dev.ferry.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every exact spelling of every model: its id, its wire ids, its aliases. */
final class Spellings {

    /**
     * @param offer where it is spelled so
     * @param alias it floats; else it is pinned
     */
    record Hit(Model model, Offer offer, boolean alias) {}

    private final Map<String, List<Hit>> hits = new HashMap<>();

    Spellings(Collection<Model> models) {
        for (var model : models) {
            for (var offer : model.offers().values()) {
                offer.ids().forEach(id -> add(id, new Hit(model, offer, false)));
                offer.aliases().forEach(alias -> add(alias, new Hit(model, offer, true)));
            }
        }
    }

    private void add(String spelling, Hit hit) {
        hits.computeIfAbsent(fold(spelling), s -> new ArrayList<>(2)).add(hit);
    }

    List<Hit> of(String spelling) {
        return hits.getOrDefault(fold(spelling), List.of());
    }

    static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** A spelling that exists, inside a longer text: what stands before it is kept on rewriting. */
    record Found(String prefix, String spelling, List<Hit> hits) {}

    /**
     * The longest end of the text that is a spelling, cut only at slashes, colons of a route and
     * the dot of a geo profile.
     */
    Found longest(ModelName name) {
        var end = name.text().length() - name.flavour().map(String::length).orElse(0);
        var text = name.text().substring(0, end);
        for (int cut : cuts(name, text)) {
            var hit = of(text.substring(cut));
            if (!hit.isEmpty()) {
                return new Found(text.substring(0, cut), text.substring(cut), hit);
            }
        }
        return new Found(text, "", List.of());
    }

    private static List<Integer> cuts(ModelName name, String text) {
        var cuts = new ArrayList<Integer>();
        cuts.add(0);
        int route = name.route().map(String::length).orElse(0);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '/' || text.charAt(i) == ':' && i < route) {
                cuts.add(i + 1);
            }
        }
        int last = cuts.getLast();
        name.geo()
                .filter(geo -> text.startsWith(geo + ".", last))
                .ifPresent(geo -> cuts.add(last + geo.length() + 1));
        return cuts;
    }
}
