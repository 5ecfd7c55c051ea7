package dev.ferry.server.site;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What stands on the first page of each migration. It is written again only where the card is
 * another one, and a card is made for one kind of viewer: what was written for one is never shown
 * to the other.
 */
final class Sections {

    private final Pages pages;
    private final Map<Viewer, Map<MigrationCard, Written>> written = new ConcurrentHashMap<>();

    private record Written(boolean first, Markup markup) {}

    /**
     * @param first is shown with its rows open
     */
    record Section(MigrationCard card, boolean first) {}

    Sections(Pages pages) {
        this.pages = pages;
    }

    List<Markup> of(Viewer viewer, List<MigrationCard> cards) {
        var before = written.getOrDefault(viewer, new IdentityHashMap<>());
        var now = new IdentityHashMap<MigrationCard, Written>();
        var sections = new ArrayList<Markup>();
        for (var card : cards) {
            boolean first = sections.isEmpty();
            var known = before.get(card);
            var section =
                    known != null && known.first() == first
                            ? known
                            : new Written(first, write(card, first));
            now.put(card, section);
            sections.add(section.markup());
        }
        written.put(viewer, now);
        return sections;
    }

    private Markup write(MigrationCard card, boolean first) {
        return new Markup(pages.render("section", new Section(card, first)));
    }
}
